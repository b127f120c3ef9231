import type { Theme } from '#shared/model/theme.ts';
import { twips, wordColour } from '../../ooxml/word-units.ts';
import { flag, group, tag, val } from '../../ooxml/word-xml.ts';
import { tableStyle } from './docx-style-names.ts';

/** Lines between rows and under the last, and room at the trailing side of each cell alone. */
export const tableStyleXml = ({ line }: Theme): string => {
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
