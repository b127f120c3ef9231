import { createStore } from 'zustand/vanilla';
import { navigate } from '../../stores/navigation-store.ts';

/** The parts of the settings, in the order of their list. */
export const settingsPanes = ['general', 'models', 'costs', 'privacy', 'queues', 'files', 'errors'] as const;
export type SettingsPane = (typeof settingsPanes)[number];

/** Which part is shown. It stays as it is while other screens are open. */
export const settingsPaneStore = createStore<{ readonly pane: SettingsPane }>()(() => ({ pane: 'general' }));

/** The part that a location hash names (`#/settings/costs`), or null. Pure. */
export const paneOfHash = (hash: string): SettingsPane | null => {
  const [screen, name] = hash.replace(/^#\/?/, '').split('/');
  return (screen === 'settings' && settingsPanes.find((pane) => pane === name)) || null;
};

/** Shows a part; the location hash follows, so a reload comes back to it. */
export const showPane = (pane: SettingsPane): void => {
  settingsPaneStore.setState({ pane });
  window.history.replaceState(null, '', `#/settings/${pane}`);
};

/** Goes to a part of the settings from anywhere. */
export const openSettings = (pane: SettingsPane): void => {
  navigate({ name: 'settings' });
  showPane(pane);
};
