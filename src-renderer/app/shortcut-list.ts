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
    ],
  },
  { title: 'shortcuts.form', shortcuts: [{ label: 'shortcuts.draft', keys: [['Mod Enter']] }] },
];
