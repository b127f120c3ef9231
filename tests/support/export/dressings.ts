import type { Theme } from '#shared/model/theme.ts';
import { builtInThemes } from '../../../src-main/convert/content/built-in-themes.ts';
import type { Dressing } from '../../../src-main/convert/content/dressing.ts';

/** What a document wears that has neither logo nor template. */
export const dressedIn = (theme: Theme, more: Partial<Omit<Dressing, 'theme'>> = {}): Dressing => ({
  theme,
  logo: null,
  template: null,
  ...more,
});

const design = (id: string): Theme => {
  const found = builtInThemes.find((theme) => theme.id === id);
  if (!found) throw new Error(`no theme ${id}`);
  return found.design;
};

/** The theme that documents wear unless somebody says otherwise. */
export const plainDressing: Dressing = dressedIn(design('paper'));
