import type { ParagraphChild } from 'docx';
import { Paragraph } from 'docx';
import type { Nodes, Root } from 'mdast';
import type { TextStyle, Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { partOf } from '../../content/document-part.ts';
import { logoSizeMm } from '../../content/measures.ts';
import { wordsOf } from '../../content/text-direction.ts';
import { docxStyle } from '../styles/docx-style-names.ts';
import { docxArea } from './docx-areas.ts';
import type { EdgeContent } from './docx-edges.ts';
import { docxLogo, drawingId, isLogoBeside } from './docx-logo.ts';

const millimetresPerPoint = 25.4 / 72;

/** Width of a letter of running text as a share of its size, on the average of the faces. */
const letterWidth = 0.5;

/** Room under the contact lines on a colour, at least, in points. */
const roomUnderPt = 4;

/** Room under a logo that stands above the name, in points. */
export const underLogoPt = 8;

const styleOf = (block: Nodes, { text }: Theme): { readonly style: TextStyle; readonly lineHeight?: number } | null => {
  switch (partOf(block)) {
    case 'name':
      return { style: text.name, lineHeight: 1.2 };
    case 'role':
      return { style: text.role, lineHeight: 1.2 };
    case 'contact':
      return { style: text.contact };
    default:
      return null;
  }
};

/** How high name, role and contact stand on the page, in millimetres: lines are reckoned by their letters. */
const heightMm = (root: Root, { theme, logo }: EdgeContent): number => {
  const { page, masthead } = theme;
  const widthPt = (pageSizesMm[page.size].width - page.marginsMm.left - page.marginsMm.right) / millimetresPerPoint;
  let [points, after] = [0, 0];
  for (const block of root.children) {
    const found = styleOf(block, theme);
    if (found === null) continue;
    const { style, lineHeight = theme.lineHeight } = found;
    const letters = wordsOf(block).length * style.sizePt * (letterWidth + style.tracking / 1000);
    const lines = Math.max(1, Math.ceil(letters / widthPt));
    points += Math.max(after, style.spaceBeforePt) + lines * style.sizePt * lineHeight;
    after = style.spaceAfterPt;
  }
  const picture = logo !== null && theme.logo.place === 'masthead' ? logoSizeMm(logo, theme).height : 0;
  const wordsMm = (points + Math.max(masthead.rule.gapPt, roomUnderPt)) * millimetresPerPoint;
  return isLogoBeside(theme)
    ? Math.max(wordsMm, picture)
    : wordsMm + (picture > 0 ? picture + underLogoPt * millimetresPerPoint : 0);
};

/** The colour that runs from the top of the paper to the end of the contact lines, and the line along its end. */
const bleed = (root: Root, content: EdgeContent): ParagraphChild[] => {
  const { page, masthead } = content.theme;
  if (masthead.fill === null) return [];
  const { width } = pageSizesMm[page.size];
  const height = page.marginsMm.top + heightMm(root, content);
  const { rule } = masthead;
  const ruleMm = rule.side === 'below' ? rule.widthPt * millimetresPerPoint : 0;
  const area = { side: 'left', width } as const;
  return [
    docxArea({ ...area, id: drawingId.mastheadFill, name: 'Head', colour: masthead.fill, top: 0, height }),
    ...(ruleMm > 0
      ? [
          docxArea({
            ...area,
            id: drawingId.mastheadRule,
            name: 'Rule',
            colour: rule.colour,
            top: height,
            height: ruleMm,
          }),
        ]
      : []),
  ];
};

/** What hangs on the first line of the name: colours behind it, and the logo beside it. */
export const docxMasthead = (root: Root, content: EdgeContent): ParagraphChild[] => {
  const { theme, logo, base } = content;
  return [...bleed(root, content), ...(logo !== null && isLogoBeside(theme) ? [docxLogo(logo, theme, base)] : [])];
};

/** The logo above the name. */
export const mastheadLogo = ({ theme, logo, base }: EdgeContent): Paragraph[] =>
  logo === null || theme.logo.place !== 'masthead' || isLogoBeside(theme)
    ? []
    : [new Paragraph({ style: docxStyle.logo.id, children: [docxLogo(logo, theme, base)] })];
