import type { Theme } from '#shared/model/theme.ts';
import { twips, wordColour } from '../../ooxml/word-units.ts';
import { flag, group, tag, val, wordNamespace, xmlDeclaration } from '../../ooxml/word-xml.ts';
import { bulletNumbering, numberNumbering } from './docx-list-styles.ts';
import type { StyleName } from './docx-style-names.ts';
import { bulletStyles, numberStyles } from './docx-style-names.ts';

/** Word's lists have nine levels. */
export const deepestListLevel = 8;

/** A numbered list: the level it stands at and its first number. */
export interface NumberedList {
  readonly level: number;
  readonly start: number;
}

/** The largest first number Word takes. */
const largestStart = 32_767;

/**
 * A bullet and its font. Few text fonts have the small square, and an emoji font may step in: Word's own square is that of
 * its Wingdings, which other programs know too.
 */
const bulletOf = (bullet: string): { text: string; font: string } =>
  bullet === '▪'
    ? { text: '\uf0a7', font: tag('rFonts', { ascii: 'Wingdings', hAnsi: 'Wingdings', hint: 'default' }) }
    : { text: bullet, font: '' };

const levels = (theme: Theme, styles: readonly StyleName[], format: 'bullet' | 'decimal'): string => {
  const indent = twips(theme.list.indentPt);
  const inner = theme.list.bullet === '–' ? '•' : '–';
  return Array.from({ length: deepestListLevel + 1 }, (_, level) => {
    const style = styles[level];
    const bullet = bulletOf(level === 0 ? theme.list.bullet : inner);
    return tag(
      'lvl',
      { ilvl: level },
      val('start', 1),
      val('numFmt', format),
      style === undefined ? '' : val('pStyle', style.id),
      val('lvlText', format === 'decimal' ? `%${level + 1}.` : bullet.text),
      val('lvlJc', 'left'),
      group('pPr', tag('ind', { left: indent * (level + 1), hanging: indent })),
      group(
        'rPr',
        ...(format === 'bullet' ? [bullet.font] : []),
        flag('b', false),
        flag('i', false),
        val('color', wordColour(theme.list.bulletColour)),
      ),
    );
  }).join('');
};

/** Stable numbers in place of the random ones Word tells lists apart by. */
const abstract = (id: number, theme: Theme, styles: readonly StyleName[], format: 'bullet' | 'decimal'): string =>
  tag(
    'abstractNum',
    { abstractNumId: id },
    val('nsid', `0D05000${id}`),
    val('multiLevelType', 'multilevel'),
    val('tmpl', `0D05001${id}`),
    levels(theme, styles, format),
  );

export const abstractNumbers = (theme: Theme): string[] => [
  abstract(bulletNumbering, theme, bulletStyles, 'bullet'),
  abstract(numberNumbering, theme, numberStyles, 'decimal'),
];

export const numberXml = (numId: number, abstractId: number, list?: NumberedList): string =>
  tag(
    'num',
    { numId },
    val('abstractNumId', abstractId),
    list === undefined
      ? ''
      : tag('lvlOverride', { ilvl: list.level }, val('startOverride', Math.min(Math.max(0, list.start), largestStart))),
  );

/** Each numbered list begins its numbers anew: the first of them has the number after those of the styles. */
export const firstListNumber = numberNumbering + 1;

/** The numbering part: bullets and numbers that the list styles are linked to, and one more for each numbered list. */
export const docxNumbering = (theme: Theme, lists: readonly NumberedList[]): string =>
  xmlDeclaration +
  tag(
    'numbering',
    {},
    ...abstractNumbers(theme),
    numberXml(bulletNumbering, bulletNumbering),
    numberXml(numberNumbering, numberNumbering),
    ...lists.map((list, index) => numberXml(firstListNumber + index, numberNumbering, list)),
  ).replace('<w:numbering>', `<w:numbering xmlns:w="${wordNamespace}">`);
