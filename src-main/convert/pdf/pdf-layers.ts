import type { PDFDocument, PDFPage, PDFRef } from '@cantoo/pdf-lib';
import { PDFArray, PDFName } from '@cantoo/pdf-lib';
import type { Theme } from '#shared/model/theme.ts';
import { mastheadEnd } from '../content/outline.ts';
import type { PdfPlace } from './pdf-places.ts';

const pointsPerMillimetre = 72 / 25.4;

/** A rectangle of one colour on a page: points from its lower left corner. */
interface Fill {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

/** How far colours reach over the sides of the paper, in points. */
const bleed = 2;

const colourOperands = (colour: string): string =>
  [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(4)).join(' ');

const fillOperators = (fills: readonly Fill[]): string =>
  fills
    .map(({ x, y, width, height, colour }) => {
      // A little beyond: sizes of pages are rounded, and a hair of white would show along the edge.
      const box = [x - bleed, y, width + 2 * bleed, height].map((length) => length.toFixed(3)).join(' ');
      return `${colourOperands(colour)} rg ${box} re f`;
    })
    .join('\n');

/** The colours of a cover: of the whole page, and the band along one of its sides. */
const coverFills = ({ cover }: Theme, page: PDFPage, isRtl: boolean): Fill[] => {
  if (cover === null) return [];
  const { width, height } = page.getSize();
  const fills: Fill[] = cover.fill === null ? [] : [{ x: 0, y: 0, width, height, colour: cover.fill }];
  if (cover.band !== null) {
    const { side, colour } = cover.band;
    const size = cover.band.sizeMm * pointsPerMillimetre;
    if (side === 'start') fills.push({ x: isRtl ? width - size : 0, y: 0, width: size, height, colour });
    else fills.push({ x: 0, y: side === 'above' ? height - size : 0, width, height: size, colour });
  }
  return fills;
};

/** The masthead's colour, from the top of the page to where it ends and from edge to edge, with its line under it. */
const mastheadFills = ({ masthead }: Theme, page: PDFPage, y: number): Fill[] => {
  const { fill, rule } = masthead;
  if (fill === null) return [];
  const { width, height } = page.getSize();
  const ground: Fill = { x: 0, y, width, height: height - y, colour: fill };
  if (rule.side !== 'below' || rule.widthPt === 0) return [ground];
  // The line goes on a little under the ground: where two colours only touch, a hairline of paper shines through.
  const line: Fill = { x: 0, y: y - rule.widthPt, width, height: rule.widthPt + 1, colour: rule.colour };
  return [line, ground];
};

/** A page's drawing as a list of streams that later ones may be put around. */
const contentsOf = (page: PDFPage): PDFArray => {
  const { node } = page;
  const contents = node.Contents();
  if (contents instanceof PDFArray) return contents;
  const list = node.context.obj([]);
  const ref = node.get(PDFName.Contents);
  if (ref) list.push(ref);
  node.set(PDFName.Contents, list);
  return list;
};

/** Operators as an artifact, which nobody reads aloud (ISO 32000-1, 14.8.2.2). */
const asArtifact = (operators: string, type: 'Background' | 'Pagination'): string =>
  `/Artifact <</Type /${type}>> BDC\nq\n${operators}\nQ\nEMC\n`;

const addStream = (pdf: PDFDocument, operators: string): PDFRef =>
  pdf.context.register(pdf.context.flateStream(operators));

/**
 * Lays under the text what runs to the edges of the paper, which no page's own content can: the colours of the cover and
 * of the masthead.
 */
export const layColours = (
  pdf: PDFDocument,
  theme: Theme,
  places: ReadonlyMap<string, PdfPlace>,
  isRtl: boolean,
): void => {
  const pages = pdf.getPages();
  const lay = (page: PDFPage | undefined, fills: readonly Fill[]): void => {
    if (page === undefined || fills.length === 0) return;
    contentsOf(page).insert(0, addStream(pdf, asArtifact(fillOperators(fills), 'Background')));
  };
  const cover = pages[0];
  if (cover) lay(cover, coverFills(theme, cover, isRtl));
  const end = places.get(mastheadEnd);
  const opening = end && pages[end.page];
  if (end && opening) lay(opening, mastheadFills(theme, opening, end.y));
};

/** Lays heads and feet over the pages, one page of theirs for each, apart from the document's own structure. */
export const layEdges = async (pdf: PDFDocument, edges: PDFDocument): Promise<void> => {
  const pages = pdf.getPages();
  const name = PDFName.of('DossierEdges');
  const layers = await pdf.embedPages(edges.getPages().slice(0, pages.length));
  const save = addStream(pdf, 'q\n');
  const restore = addStream(pdf, 'Q\n');
  const draw = addStream(pdf, asArtifact('/DossierEdges Do', 'Pagination'));
  for (const [index, layer] of layers.entries()) {
    const page = pages[index];
    if (page === undefined) continue;
    await layer.embed();
    page.node.setXObject(name, layer.ref);
    const contents = contentsOf(page);
    // What the page's own drawing leaves set must not move what comes after it.
    contents.insert(0, save);
    contents.push(restore);
    contents.push(draw);
  }
};
