import type { Connection } from '#shared/model/connection.ts';
import type { SettingsStore } from '../ports.ts';

/** Keeps what a server was found to speak: no later life has to ask again. */
export const rememberDialect = (settings: SettingsStore, baseUrl: string, dialect: 'responses' | 'chat'): void => {
  const { dialects } = settings.get();
  if (dialects[baseUrl] !== dialect) settings.update({ dialects: { ...dialects, [baseUrl]: dialect } });
};

/** A connection that says how its server is spoken to, as far as that was found. */
export const withKnownDialect = (settings: SettingsStore, connection: Connection): Connection =>
  connection.dialect === 'auto'
    ? { ...connection, dialect: settings.get().dialects[connection.baseUrl] ?? 'auto' }
    : connection;
