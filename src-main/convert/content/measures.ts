import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import type { Logo } from './dressing.ts';

/** Width and height of what a page holds between its margins, in millimetres. */
export const contentSizeMm = ({ page }: Theme): { width: number; height: number } => {
  const { width, height } = pageSizesMm[page.size];
  const { top, right, bottom, left } = page.marginsMm;
  return { width: width - left - right, height: height - top - bottom };
};

/** The largest share of the text's width that a logo may take. */
const widestLogo = 0.45;

/** How large a logo is set, in millimetres: as high as the theme says, unless it would be too wide. */
export const logoSizeMm = (logo: Logo, theme: Theme): { width: number; height: number } => {
  const widest = contentSizeMm(theme).width * widestLogo;
  const width = Math.min((theme.logo.heightMm * logo.width) / logo.height, widest);
  return { width, height: (width * logo.height) / logo.width };
};
