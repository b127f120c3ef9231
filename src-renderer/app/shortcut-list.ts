import type { MessageKey } from '#shared/i18n/translate.ts';

export interface Shortcut {
  readonly label: MessageKey;
  /** Keys as shown: alternatives, each pressed one after the other. `Mod` is Ctrl, or Cmd on a Mac. */
  readonly keys: readonly (readonly string[])[];
}

/** What `?` lists. use-shortcuts.ts does it. */
export const shortcutGroups: readonly { readonly title: MessageKey; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'shortcuts.everywhere',
    shortcuts: [
      { label: 'shortcuts.palette', keys: [['Mod K']] },
      { label: 'command.new', keys: [['N']] },
      { label: 'command.search', keys: [['/']] },
      { label: 'command.library', keys: [['G', 'L']] },
      { label: 'command.queue', keys: [['G', 'Q']] },
      { label: 'command.themes', keys: [['G', 'T']] },
      { label: 'shortcuts.back', keys: [['Esc']] },
      { label: 'shortcuts.list', keys: [['?']] },
    ],
  },
  {
    title: 'shortcuts.document',
    shortcuts: [
      { label: 'shortcuts.next', keys: [['J'], ['↓']] },
      { label: 'shortcuts.previous', keys: [['K'], ['↑']] },
      { label: 'command.export', keys: [['E']] },
      { label: 'command.draft-section', keys: [['R']] },
      { label: 'command.redraft', keys: [['D']] },
    ],
  },
  {
    title: 'shortcuts.library',
    shortcuts: [
      { label: 'shortcuts.select-all', keys: [['Mod A']] },
      { label: 'shortcuts.select-range', keys: [['Shift Click']] },
      { label: 'shortcuts.select-none', keys: [['Esc']] },
    ],
  },
  {
    title: 'shortcuts.theme',
    shortcuts: [
      { label: 'shortcuts.undo', keys: [['Mod Z']] },
      { label: 'shortcuts.redo', keys: [['Mod Shift Z']] },
    ],
  },
  {
    title: 'shortcuts.queue',
    shortcuts: [
      { label: 'shortcuts.row', keys: [['↓'], ['↑']] },
      { label: 'shortcuts.row-open', keys: [['Enter']] },
      { label: 'shortcuts.row-menu', keys: [['.']] },
      { label: 'shortcuts.row-cancel', keys: [['Del']] },
      { label: 'shortcuts.row-retry', keys: [['R']] },
    ],
  },
  {
    title: 'shortcuts.form',
    shortcuts: [
      { label: 'shortcuts.draft', keys: [['Mod Enter']] },
      { label: 'shortcuts.undo', keys: [['Mod Z']] },
      { label: 'shortcuts.redo', keys: [['Mod Shift Z']] },
    ],
  },
];
