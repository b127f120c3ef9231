import { themeSchema } from '#shared/model/theme.ts';
import paper from '../../../resources/themes/paper.json' with { type: 'json' };

/** The first theme: a serif page with a teal line under the name and quiet capitals over hairlines. */
export const paperTheme = themeSchema.parse(paper);
