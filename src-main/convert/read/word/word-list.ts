import type { Element } from '@xmldom/xmldom';
import type { Theme } from '#shared/model/theme.ts';
import { attributeOf, childAt, childrenOf, numberOf } from '../../ooxml/office-xml.ts';
import type { OfficeTheme } from '../../ooxml/word-colours.ts';
import { colourIn } from '../../ooxml/word-colours.ts';
import type { WordStyle } from '../../ooxml/word-styles.ts';

/** How a list's first level is marked. */
export interface WordList {
  readonly indentPt: number | null;
  readonly bullet: Theme['list']['bullet'];
  readonly colour: string | null;
}

/** Word draws most bullets with letters of symbol fonts. */
const bulletOf = (mark: string): Theme['list']['bullet'] => {
  if (/[\uf0a7\u25aa\u25a0\uf06e]/.test(mark)) return '▪';
  if (/[-–—\u2212]/.test(mark)) return '–';
  return /[›>»\uf0d8➢]/.test(mark) ? '›' : '•';
};

/** The level of a `numbering` part that a style's paragraphs stand at; null where there is none. */
export const readWordList = (root: Element | null, style: WordStyle | null, theme: OfficeTheme): WordList | null => {
  const numbering = style?.numbering;
  if (!numbering) return null;
  const number = childrenOf(root, 'num').find((one) => attributeOf(one, 'numId') === numbering.numId);
  const abstractId = attributeOf(childAt(number, 'abstractNumId'));
  const abstract = childrenOf(root, 'abstractNum').find((one) => attributeOf(one, 'abstractNumId') === abstractId);
  const level = childrenOf(abstract, 'lvl').find((one) => numberOf(one, 'ilvl') === numbering.level);
  if (level === undefined) return null;
  const indent = childAt(level, 'pPr', 'ind');
  const left = numberOf(indent, 'left') ?? numberOf(indent, 'start');
  return {
    indentPt: left === null ? null : left / 20,
    bullet: bulletOf(attributeOf(childAt(level, 'lvlText')) ?? ''),
    colour: colourIn(childAt(level, 'rPr', 'color'), theme),
  };
};
