import { createHash } from 'node:crypto';
import type { IdSource, SettingsStore } from '../ports.ts';

/** Stands for this installation at providers that ask for somebody to hold responsible, and says nothing else. */
export const installationHash = (settings: SettingsStore, ids: Pick<IdSource, 'boot'>): string => {
  const known = settings.get().installationId;
  const installationId = known ?? ids.boot();
  if (known === null) settings.update({ installationId });
  return createHash('sha256').update(installationId).digest('hex').slice(0, 32);
};
