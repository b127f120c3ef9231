import { Switch } from '@mantine/core';
import type { ConnectionView } from '#shared/model/connection.ts';
import { readHost } from '../../../components/connection/read-host.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { tellError } from '../../../components/tell-error.ts';
import { connectionOf, saveConnection } from '../../../stores/connections-store.ts';
import { SettingsRow } from '../form/settings-section.tsx';

/** Only the Responses API has a background, and on this computer a call ends with its server anyway. */
export const canBeBackground = ({ reach, dialect }: ConnectionView): boolean =>
  reach !== 'loopback' && dialect !== 'chat';

/** Whether calls go on at the provider while Dossier is closed, server by server. */
export const BackgroundRows = ({ connections }: { connections: readonly ConnectionView[] }) => {
  const { t, locale } = useI18n();
  const set = async (view: ConnectionView, isBackground: boolean): Promise<void> => {
    const error = await saveConnection({ ...connectionOf(view), isBackground });
    if (error) tellError(t, locale, error, () => void set(view, isBackground));
  };
  return connections.map((view) => (
    <SettingsRow key={view.id} title={view.label} hint={readHost(view.baseUrl)}>
      <Switch
        size="md"
        aria-label={t('background.of', { label: view.label })}
        checked={view.isBackground}
        onChange={(event) => void set(view, event.currentTarget.checked)}
      />
    </SettingsRow>
  ));
};
