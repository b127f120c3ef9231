import type { ThemeId, ThemeView } from '#shared/model/theme.ts';
import { client } from '../../client.ts';
import { openPdf, pixelsPerPoint } from '../../components/pdf/open-pdf.ts';

/** The first pages of the sample in a theme, drawn. */
export type ThemePicture = readonly HTMLCanvasElement[];

/** How wide a page is drawn, in CSS pixels: enough for the largest card. */
const pageWidth = 290;
const mostPages = 2;

interface Drawn {
  readonly updatedAt: number;
  readonly picture: Promise<ThemePicture | null>;
}

const drawn = new Map<ThemeId, Drawn>();
/** One print at a time: a gallery that opens must not keep the printer from the page the user waits for. */
let last: Promise<unknown> = Promise.resolve();

const draw = async (theme: ThemeView): Promise<ThemePicture | null> => {
  const result = await client.call('theme.print-preview', { themeId: theme.id });
  if (!result.ok) return null;
  const pdf = await openPdf(result.value.pdf);
  const numbers = pdf.sizes.slice(0, mostPages).map((_, at) => at + 1);
  const pages = await Promise.all(
    numbers.map(async (number) => {
      const page = await pdf.document.getPage(number);
      const width = pdf.sizes[number - 1]?.width ?? pageWidth;
      const density = Math.max(1.5, window.devicePixelRatio);
      const viewport = page.getViewport({ scale: (pageWidth / width) * pixelsPerPoint * density });
      const canvas = document.createElement('canvas');
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      await page.render({ canvas, viewport }).promise;
      return canvas;
    }),
  );
  await pdf.document.destroy();
  return pages;
};

/** The picture of a theme, drawn once for each state of it; null where it could not be drawn, which is tried again. */
export const pictureOf = (theme: ThemeView): Promise<ThemePicture | null> => {
  const known = drawn.get(theme.id);
  if (known?.updatedAt === theme.updatedAt) return known.picture;
  const picture = last.then(() => draw(theme)).catch(() => null);
  last = picture;
  drawn.set(theme.id, { updatedAt: theme.updatedAt, picture });
  void picture.then((pages) => {
    if (pages === null && drawn.get(theme.id)?.picture === picture) drawn.delete(theme.id);
  });
  return picture;
};
