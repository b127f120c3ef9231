import type { FakeBridge } from '../fake-bridge.ts';
import type { Scene } from './scenes.ts';

const builtIn = (bridge: FakeBridge, id: string) => {
  const theme = bridge.themes.all().find((it) => it.id === id);
  if (!theme) throw new Error(`no theme ${id}`);
  return theme;
};

const withOwn = (route: (bridge: FakeBridge, ownId: string) => string): Scene => ({
  fill: (bridge) => {
    const { design } = builtIn(bridge, 'meridian');
    const own = bridge.themes.add({ name: 'Acme Consulting', design, templateName: 'Acme letterhead 2026.docx' });
    bridge.themes.add({ name: 'Tenders, Ville de Lyon', design: builtIn(bridge, 'chancery').design });
    bridge.addDrafted('Élise Varenne, Lead Cloud Architect', 'Stadtwerke Ellernbach', 240_000);
    return route(bridge, own.id);
  },
});

const unreadable = { code: 'data.damaged', message: 'The data is damaged.', action: 'Restore a backup.' } as const;

/** Every state of themes and exports, by name. */
export const exportScenes: Readonly<Record<string, Scene>> = {
  themes: { fill: () => '#/themes' },
  'themes-own': withOwn(() => '#/themes'),
  'themes-loading': { options: { silent: ['theme.print-preview'] }, fill: () => '#/themes' },
  'themes-error': { options: { errors: { 'theme.list': unreadable } }, fill: () => '#/themes' },
  'theme-editor': withOwn((_bridge, id) => `#/themes/${id}`),
  'theme-gone': { fill: () => '#/themes/gone' },
};
