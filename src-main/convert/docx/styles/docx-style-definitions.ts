import type { Theme } from '#shared/model/theme.ts';
import { twips, wordColour } from '../../ooxml/word-units.ts';
import { flag, group, tag, val } from '../../ooxml/word-xml.ts';
import { listStyles } from './docx-list-styles.ts';
import { contentsStyles, coverStyles, edgeStyles, logoStyle } from './docx-page-styles.ts';
import type { StyleDefinition } from './docx-paragraph-style.ts';
import { styleLooks } from './docx-style-looks.ts';
import { hyperlinkStyle, tableStyle } from './docx-style-names.ts';
import { headingStyles, mastheadStyles, tableTextStyles } from './docx-text-styles.ts';

/** Lines between rows and under the last, and room at the trailing side of each cell alone. */
const tableStyleXml = ({ line }: Theme): string => {
  const hairline = (side: string): string =>
    line.widthPt === 0
      ? ''
      : tag(side, {
          val: 'single',
          sz: Math.max(2, Math.round(line.widthPt * 8)),
          space: 0,
          color: wordColour(line.colour),
        });
  const margin = (side: string, points: number): string => tag(side, { w: twips(points), type: 'dxa' });
  return tag(
    'style',
    { type: 'table', customStyle: 1, styleId: tableStyle.id },
    val('name', tableStyle.name),
    val('uiPriority', 41),
    flag('qFormat', true),
    group(
      'tblPr',
      group('tblBorders', hairline('bottom'), hairline('insideH')),
      group('tblCellMar', margin('top', 0), margin('left', 0), margin('bottom', 0), margin('right', 10)),
    ),
  );
};

const linkStyle = (theme: Theme): StyleDefinition => ({
  style: hyperlinkStyle,
  xml: tag(
    'style',
    { type: 'character', styleId: hyperlinkStyle.id },
    val('name', hyperlinkStyle.name),
    val('uiPriority', 99),
    flag('unhideWhenUsed', true),
    group('rPr', val('color', wordColour(theme.accentColour))),
  ),
});

/**
 * The theme as Word's styles. With `hasFonts` off they leave the faces to what they are based on, as they should when
 * they join the styles of somebody else's file.
 */
export const styleDefinitions = (
  theme: Theme,
  { hasFonts = true, hasLogo = false, isRtl = false } = {},
): StyleDefinition[] => {
  const looks = styleLooks(theme, { hasFonts, isRtl });
  return [
    ...mastheadStyles(looks),
    ...headingStyles(looks),
    ...listStyles(looks),
    ...tableTextStyles(looks),
    logoStyle(looks),
    ...edgeStyles(looks),
    ...contentsStyles(looks),
    ...coverStyles(looks, hasLogo),
    linkStyle(theme),
    { style: tableStyle, xml: tableStyleXml(theme) },
  ];
};
