import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import type { Logo } from './dressing.ts';
import type { ExportPicture } from './export-document.ts';

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

const millimetresPerPixel = 25.4 / 96;

/** The largest share of the text's height that a picture in the text may take, so that its words stay beside it. */
const tallestPicture = 0.5;

/** How high a picture in the text may be, in millimetres. */
export const tallestPictureMm = (theme: Theme): number => contentSizeMm(theme).height * tallestPicture;

/** How large a picture is set in the text, in millimetres: as it is at 96 pixels an inch, or as large as there is room for. */
export const pictureSizeMm = (
  picture: Pick<ExportPicture, 'width' | 'height'>,
  widestMm: number,
  theme: Theme,
): { width: number; height: number } => {
  const width = picture.width * millimetresPerPixel;
  const height = picture.height * millimetresPerPixel;
  const scale = Math.min(1, widestMm / width, tallestPictureMm(theme) / height);
  return { width: width * scale, height: height * scale };
};
