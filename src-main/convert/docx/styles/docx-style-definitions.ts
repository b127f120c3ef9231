import type { TextStyle, Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { twips, twipsOfMm, wordColour } from '../../ooxml/word-units.ts';
import { flag, group, tag, val } from '../../ooxml/word-xml.ts';
import { underLogoPt } from '../body/docx-masthead.ts';
import type { StyleDefinition } from './docx-paragraph-style.ts';
import { boxOf, headingPadding, paragraphStyle } from './docx-paragraph-style.ts';
import type { ParagraphLook, Spacing } from './docx-properties.ts';
import { lineOf, runProperties, spacingOf } from './docx-properties.ts';
import type { StyleName } from './docx-style-names.ts';
import {
  bulletStyles,
  continueStyles,
  docxStyle,
  hyperlinkStyle,
  numberStyles,
  tableStyle,
} from './docx-style-names.ts';
import { tableStyleXml } from './docx-table-style.ts';

/** The numberings that list styles are linked to. */
export const bulletNumbering = 1;
export const numberNumbering = 2;

const headingLineHeight = 1.2;

/** Room between a band at the side of a cover and its words, in millimetres. */
const besideBandMm = 12;

/**
 * The theme as Word's styles. With `hasFonts` off they leave the faces to what they are based on, as they should when
 * they join the styles of somebody else's file.
 */
export const styleDefinitions = (
  theme: Theme,
  { hasFonts = true, hasLogo = false, isRtl = false } = {},
): StyleDefinition[] => {
  const { text, list, lineHeight, cover, logo, page } = theme;
  const run = (style: TextStyle): string => runProperties(style, text.body, hasFonts);
  const spacing = (style: TextStyle, height: number): Spacing => {
    const { line, ...around } = spacingOf(style, height);
    return line === lineOf(text.body, lineHeight) ? around : { ...around, line };
  };
  const align = (style: TextStyle): Pick<ParagraphLook, 'align'> =>
    style.align === text.body.align ? {} : { align: style.align };
  // With a fill, the line is drawn along the end of the colour, which runs to the edges of the paper.
  const masthead =
    theme.masthead.fill === null ? boxOf(null, theme.masthead.rule, headingPadding) : { fill: theme.masthead.fill };
  const inset = cover?.band?.side === 'start' ? cover.band.sizeMm + besideBandMm - page.marginsMm.left : 0;
  const coverPlace = {
    align: cover?.align ?? text.coverTitle.align,
    ...(inset > 0 ? { indent: { left: twipsOfMm(inset) } } : {}),
  };
  const heading = (style: TextStyle) => ({
    keepNext: true,
    keepLines: true,
    spacing: spacing(style, headingLineHeight),
    ...align(style),
  });
  const textWidth = twipsOfMm(pageSizesMm[page.size].width - page.marginsMm.left - page.marginsMm.right);
  const edge = (style: StyleName, of: TextStyle, { rule }: Theme['header'], side: 'top' | 'bottom'): StyleDefinition =>
    paragraphStyle({
      style,
      priority: 99,
      isShown: false,
      run: run(of),
      paragraph: {
        ...(rule.widthPt > 0 ? { borders: { [side]: rule } } : {}),
        tabs: [
          { type: 'center', position: Math.round(textWidth / 2) },
          { type: 'right', position: textWidth },
        ],
        spacing: { before: 0, after: 0, line: 240 },
      },
    });
  const listOf = (styles: readonly StyleName[], numId: number | null): StyleDefinition[] =>
    styles.map((style, level) =>
      paragraphStyle({
        style,
        priority: 36,
        isShown: level === 0,
        paragraph: {
          keepLines: true,
          ...(numId === null
            ? { indent: { left: twips(list.indentPt) * (level + 1) } }
            : { numbering: { numId, level } }),
          spacing: { after: twips(list.spaceBetweenPt) },
        },
      }),
    );
  const logoHeight = logo.place === 'cover' && hasLogo ? (logo.heightMm * 72) / 25.4 + underLogoPt : 0;
  const titleAt = cover ? (cover.titleAt * pageSizesMm[page.size].height - page.marginsMm.top) * (72 / 25.4) : 0;
  return [
    paragraphStyle({
      style: docxStyle.name,
      next: docxStyle.role,
      priority: 10,
      paragraph: { ...heading(text.name), ...masthead },
      run: run(text.name),
    }),
    paragraphStyle({
      style: docxStyle.role,
      next: docxStyle.contact,
      priority: 11,
      paragraph: { ...heading(text.role), ...masthead },
      run: run(text.role),
    }),
    paragraphStyle({
      style: docxStyle.contact,
      priority: 12,
      paragraph: { spacing: spacing(text.contact, lineHeight), ...align(text.contact), ...masthead },
      run: run(text.contact),
    }),
    paragraphStyle({
      style: docxStyle.sectionHeading,
      next: docxStyle.body,
      priority: 9,
      paragraph: {
        ...heading(text.sectionHeading),
        ...boxOf(theme.sectionFill, theme.sectionRule, headingPadding),
        outlineLevel: 0,
      },
      run: run(text.sectionHeading),
    }),
    paragraphStyle({
      style: docxStyle.entryHeading,
      next: docxStyle.entryLine,
      priority: 9,
      paragraph: { ...heading(text.entryHeading), outlineLevel: 1 },
      run: run(text.entryHeading),
    }),
    paragraphStyle({
      style: docxStyle.subheading,
      next: docxStyle.body,
      priority: 9,
      paragraph: { ...heading(text.subheading), outlineLevel: 2 },
      run: run(text.subheading),
    }),
    paragraphStyle({
      style: docxStyle.entryLine,
      next: docxStyle.body,
      priority: 13,
      paragraph: { keepNext: true, spacing: spacing(text.entryLine, lineHeight), ...align(text.entryLine) },
      run: run(text.entryLine),
    }),
    ...listOf(bulletStyles, bulletNumbering),
    ...listOf(numberStyles, numberNumbering),
    ...listOf(continueStyles, null),
    paragraphStyle({
      style: docxStyle.tableText,
      priority: 37,
      paragraph: { spacing: { before: twips(3), after: twips(3) } },
    }),
    paragraphStyle({
      style: docxStyle.tableHeading,
      basedOn: docxStyle.tableText,
      priority: 37,
      paragraph: { keepNext: true },
      run: run({ ...text.body, face: text.subheading.face, isBold: true, colour: text.subheading.colour }),
    }),
    paragraphStyle({
      style: docxStyle.logo,
      priority: 38,
      paragraph: {
        keepNext: true,
        spacing: { after: twips(underLogoPt), line: 240 },
        align: logo.align,
        ...(isRtl ? { isRtl } : {}),
        ...(logo.place === 'masthead' ? masthead : {}),
      },
    }),
    edge(docxStyle.header, text.header, theme.header, 'bottom'),
    edge(docxStyle.footer, text.footer, theme.footer, 'top'),
    paragraphStyle({
      style: docxStyle.contentsHeading,
      next: docxStyle.body,
      priority: 39,
      paragraph: {
        ...heading(text.sectionHeading),
        ...boxOf(theme.sectionFill, theme.sectionRule, headingPadding),
        ...(isRtl ? { isRtl } : {}),
      },
      run: run(text.sectionHeading),
    }),
    paragraphStyle({
      style: docxStyle.contentsLine,
      next: docxStyle.body,
      priority: 39,
      isShown: false,
      paragraph: {
        tabs: [{ type: 'right', leader: 'dot', position: textWidth }],
        spacing: { after: twips(7) },
        ...(isRtl ? { isRtl } : {}),
      },
    }),
    paragraphStyle({
      style: docxStyle.coverTitle,
      next: docxStyle.coverLine,
      priority: 40,
      paragraph: {
        spacing: {
          ...spacing(text.coverTitle, 1.12),
          before: Math.max(0, twips(titleAt - logoHeight + text.coverTitle.spaceBeforePt)),
        },
        ...coverPlace,
      },
      run: run(text.coverTitle),
    }),
    paragraphStyle({
      style: docxStyle.coverLine,
      priority: 40,
      paragraph: { spacing: spacing(text.coverLine, 1.35), ...coverPlace },
      run: run(text.coverLine),
    }),
    {
      style: hyperlinkStyle,
      xml: tag(
        'style',
        { type: 'character', styleId: hyperlinkStyle.id },
        val('name', hyperlinkStyle.name),
        val('uiPriority', 99),
        flag('unhideWhenUsed', true),
        group('rPr', val('color', wordColour(theme.accentColour))),
      ),
    },
    { style: tableStyle, xml: tableStyleXml(theme) },
  ];
};
