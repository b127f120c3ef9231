import type { IRunOptions, ParagraphChild } from 'docx';
import { ConcreteHyperlink, TextRun } from 'docx';
import type { PhrasingContent } from 'mdast';
import type { Direction } from '../../content/text-direction.ts';
import { splitByDirection } from '../../content/text-direction.ts';
import { hyperlinkStyle } from '../styles/docx-style-names.ts';
import { docxPicture } from './docx-picture.ts';

/** Links met on the way, in order: each becomes a relationship of the file, named by its place here. */
export type LinkList = string[];

export const linkId = (index: number): string => `Link${index + 1}`;

type Marks = Pick<IRunOptions, 'bold' | 'italics' | 'style'>;

/** The address in the form a relationship may hold, or nothing if it is no address at all. */
const toTarget = (url: string): string | undefined => {
  try {
    return new URL(url).href;
  } catch {
    return undefined;
  }
};

const textRuns = (value: string, base: Direction, marks: Marks): TextRun[] =>
  splitByDirection(value, base).map(
    ({ text, direction }) => new TextRun({ ...marks, text, ...(direction === 'rtl' ? { rightToLeft: true } : {}) }),
  );

/**
 * The inline content of a block as Word runs: one for each stretch of one direction and emphasis.
 * `isPlain` leaves emphasis unset, for lines whose style says it all. Links are added to `links`.
 */
export const docxRuns = (
  nodes: readonly PhrasingContent[],
  base: Direction,
  links: LinkList,
  { isPlain = false, marks = {} }: { isPlain?: boolean; marks?: Marks } = {},
): ParagraphChild[] =>
  nodes.flatMap((node): ParagraphChild[] => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return textRuns(node.value, base, marks);
      case 'image':
        return [docxPicture(node) ?? new TextRun({ ...marks, text: node.alt ? `[${node.alt}]` : '' })];
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'emphasis':
        return docxRuns(node.children, base, links, { isPlain, marks: isPlain ? marks : { ...marks, italics: true } });
      case 'strong':
        return docxRuns(node.children, base, links, { isPlain, marks: { ...marks, bold: true } });
      case 'link': {
        const target = toTarget(node.url);
        if (target === undefined) return docxRuns(node.children, base, links, { isPlain, marks });
        links.push(target);
        const children = docxRuns(node.children, base, [], { isPlain, marks: { ...marks, style: hyperlinkStyle.id } });
        return [new ConcreteHyperlink(children, linkId(links.length - 1))];
      }
      default:
        return [];
    }
  });
