import type { Theme } from '#shared/model/theme.ts';
import { builtInThemeIds, themeSchema } from '#shared/model/theme.ts';
import atelier from '../../../resources/themes/atelier.json' with { type: 'json' };
import chancery from '../../../resources/themes/chancery.json' with { type: 'json' };
import meridian from '../../../resources/themes/meridian.json' with { type: 'json' };
import paper from '../../../resources/themes/paper.json' with { type: 'json' };

const designs: Record<(typeof builtInThemeIds)[number], { readonly name: string; readonly design: unknown }> = {
  paper: { name: 'Paper', design: paper },
  meridian: { name: 'Meridian', design: meridian },
  atelier: { name: 'Atelier', design: atelier },
  chancery: { name: 'Chancery', design: chancery },
};

export interface BuiltInTheme {
  readonly id: (typeof builtInThemeIds)[number];
  readonly name: string;
  readonly design: Theme;
}

/** The themes that ship, in the order they are shown. */
export const builtInThemes: readonly BuiltInTheme[] = builtInThemeIds.map((id) => ({
  id,
  name: designs[id].name,
  design: themeSchema.parse(designs[id].design),
}));
