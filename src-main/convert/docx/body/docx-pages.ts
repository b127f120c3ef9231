import type { Nodes, Root } from 'mdast';
import type { TextStyle, Theme, Typeface } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { isColumnList, partOf } from '../../content/document-part.ts';
import { picturesHeight } from '../../content/entry-height.ts';
import { wordsOf } from '../../content/text-direction.ts';

/** Width of an average letter of running text, as a share of the size. */
const letterWidths: Record<Typeface, number> = {
  gelasio: 0.52,
  carlito: 0.475,
  caladea: 0.495,
  arimo: 0.51,
  tinos: 0.455,
};

const pointsPerMm = 72 / 25.4;
const headingLineHeight = 1.2;

interface Frame {
  readonly theme: Theme;
  readonly widthPt: number;
}

const linesOf = (letters: number, style: TextStyle, widthPt: number): number =>
  Math.max(1, Math.ceil((letters * style.sizePt * (letterWidths[style.face] + style.tracking / 1000)) / widthPt));

const styleOf = (node: Nodes, { text, lineHeight }: Theme): readonly [TextStyle, number] => {
  const part = partOf(node);
  if (part === 'name' || part === 'role') return [text[part], headingLineHeight];
  if (part === 'contact') return [text.contact, lineHeight];
  if (part === 'entry-line') return [text.entryLine, lineHeight];
  if (node.type !== 'heading') return [text.body, lineHeight];
  if (node.depth === 2) return [text.sectionHeading, headingLineHeight];
  return [node.depth === 3 ? text.entryHeading : text.subheading, headingLineHeight];
};

/** Height of a table's row around its words, in points. */
const rowPadding = 7;

/** How high a block stands, in points. */
const heightOf = (node: Nodes, { theme, widthPt }: Frame): number => {
  const { body } = theme.text;
  const line = body.sizePt * theme.lineHeight;
  switch (node.type) {
    case 'list': {
      const inner = { theme, widthPt: Math.max(40, widthPt - theme.list.indentPt) };
      const total = node.children.reduce((sum, item) => {
        const blocks = item.children.reduce((height, child) => height + heightOf(child, inner), 0);
        return sum + blocks - (item.children.length > 0 ? body.spaceAfterPt : 0) + theme.list.spaceBetweenPt;
      }, body.spaceAfterPt);
      return isColumnList(node) && theme.columnLists.columns === 2 ? total * 0.6 : total;
    }
    case 'table':
      return node.children.reduce((sum, row) => {
        const share = widthPt / Math.max(1, row.children.length);
        const lines = row.children.map((cell) => linesOf(wordsOf(cell).length, body, share));
        return sum + Math.max(1, ...lines) * line + rowPadding;
      }, body.spaceAfterPt);
    default: {
      const [style, height] = styleOf(node, theme);
      const lines = linesOf(wordsOf(node).length, style, widthPt);
      const pictures = picturesHeight(node, theme, widthPt);
      return style.spaceBeforePt + style.spaceAfterPt + lines * style.sizePt * height + pictures;
    }
  }
};

/**
 * The page each section's heading will probably stand on, in their order, for a list of contents that nobody has
 * updated in Word yet: heights are reckoned from letters and sizes, in one pass over the text. `first` is the page the
 * text begins on.
 */
export const sectionPages = (root: Root, theme: Theme, first: number): number[] => {
  const { size, marginsMm } = theme.page;
  const widthPt = (pageSizesMm[size].width - marginsMm.left - marginsMm.right) * pointsPerMm;
  const heightPt = (pageSizesMm[size].height - marginsMm.top - marginsMm.bottom) * pointsPerMm;
  const frame = { theme, widthPt };
  const pages: number[] = [];
  let [page, at] = [first, 0];
  for (const node of root.children) {
    const height = heightOf(node, frame);
    const isSection = partOf(node) === 'section-heading';
    // A heading takes the first lines under it along.
    const needed = node.type === 'heading' ? height + 3 * theme.text.body.sizePt * theme.lineHeight : 0;
    if (at > 0 && at + needed > heightPt) [page, at] = [page + 1, 0];
    if (isSection) pages.push(page);
    at += height;
    if (at > heightPt) {
      page += Math.floor(at / heightPt);
      at %= heightPt;
    }
  }
  return pages;
};
