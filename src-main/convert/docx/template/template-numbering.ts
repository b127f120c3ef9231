import type { Element } from '@xmldom/xmldom';
import { DOMParser } from '@xmldom/xmldom';
import type { Theme } from '#shared/model/theme.ts';
import { cleanLonePart } from '../../ooxml/clean-part.ts';
import { attributeOf, childAt, childrenOf, descendantsOf, numberOf } from '../../ooxml/office-xml.ts';
import { wordNamespace } from '../../ooxml/word-xml.ts';
import { bulletNumbering, numberNumbering } from '../styles/docx-list-styles.ts';
import type { NumberedList } from '../styles/docx-numbering.ts';
import { abstractNumbers, numberXml } from '../styles/docx-numbering.ts';
import { orderProperties } from './template-order.ts';
import type { StyleIds } from './template-styles.ts';
import { withStyleIds } from './template-styles.ts';
import { elementBeside, partXml } from './template-xml.ts';

/** The numbers that are free in a template's numbering: ours go on from there. */
export interface FreeNumbers {
  readonly abstract: number;
  readonly number: number;
}

const largest = (elements: readonly Element[], name: string): number =>
  elements.reduce((most, element) => Math.max(most, numberOf(element, name) ?? 0), 0);

export const freeNumbers = (root: Element | null): FreeNumbers => ({
  abstract: largest(childrenOf(root, 'abstractNum'), 'abstractNumId') + 1,
  number: largest(childrenOf(root, 'num'), 'numId') + 1,
});

/** Bullets that are pictures go: their pictures are links to parts that stay behind. */
const dropPictures = (root: Element): void => {
  for (const picture of childrenOf(root, 'numPicBullet')) root.removeChild(picture);
  for (const element of descendantsOf(root)) {
    if (element.localName === 'lvlPicBulletId') element.parentNode?.removeChild(element);
  }
};

/** A numbering part with nothing in it. */
const emptyNumbering = (): Element => {
  const xml = `<w:numbering xmlns:w="${wordNamespace}"/>`;
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  if (root === null) throw new Error('an element of our own is no XML');
  return root;
};

export interface NumberingWishes {
  readonly theme: Theme;
  readonly ids: StyleIds;
  /** Our styles that joined the template's: only those may be linked to our lists. */
  readonly added: ReadonlySet<string>;
  readonly free: FreeNumbers;
  readonly lists: readonly NumberedList[];
  /** The numbering of the template's own style for numbers. */
  readonly ownNumbers: string | null;
}

/** Links of our levels to styles that the template has, and numbers, itself are taken out. */
const linkedOnlyTo = (xml: string, added: ReadonlySet<string>): string =>
  xml.replace(/<w:pStyle w:val="([^"]*)"\/>/g, (whole, id) => (added.has(id) ? whole : ''));

/**
 * The template's numbering with ours after it: bullets and numbers for the styles that joined, and a number for each
 * numbered list, which begins anew whatever numbers it is made of.
 */
export const joinNumbering = (root: Element | null, wishes: NumberingWishes): string => {
  const { theme, ids, added, free, lists, ownNumbers } = wishes;
  const ownNumber = childrenOf(root, 'num').find((one) => attributeOf(one, 'numId') === ownNumbers);
  const ownAbstract = numberOf(childAt(ownNumber, 'abstractNumId'));
  const shift = free.abstract - bulletNumbering;
  const abstracts = abstractNumbers(theme).map((xml, index) =>
    withStyleIds(linkedOnlyTo(xml, added), ids).replace(
      /w:abstractNumId="\d+"/,
      `w:abstractNumId="${free.abstract + index}"`,
    ),
  );
  const numbers = [
    numberXml(free.number, bulletNumbering + shift),
    numberXml(free.number + 1, numberNumbering + shift),
    ...lists.map((list, index) =>
      numberXml(
        free.number + 2 + index,
        list.level === 0 ? (ownAbstract ?? numberNumbering + shift) : numberNumbering + shift,
        list,
      ),
    ),
  ];
  const target = root === null ? emptyNumbering() : cleanLonePart(root);
  orderProperties(target);
  dropPictures(target);
  const firstNumber = childrenOf(target, 'num')[0] ?? childrenOf(target, 'numIdMacAtCleanup')[0] ?? null;
  for (const xml of abstracts) target.insertBefore(elementBeside(target, xml), firstNumber);
  const end = childrenOf(target, 'numIdMacAtCleanup')[0] ?? null;
  for (const xml of numbers) target.insertBefore(elementBeside(target, xml), end);
  return partXml(target);
};
