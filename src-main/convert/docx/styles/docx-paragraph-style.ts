import type { Rule } from '#shared/model/theme.ts';
import { twips } from '../../ooxml/word-units.ts';
import { flag, tag, val } from '../../ooxml/word-xml.ts';
import type { Edge, ParagraphLook } from './docx-properties.ts';
import { paragraphProperties } from './docx-properties.ts';
import type { StyleName } from './docx-style-names.ts';
import { docxStyle } from './docx-style-names.ts';

export interface StyleDefinition {
  readonly style: StyleName;
  readonly xml: string;
}

/** Room between a fill and the words on it, in points. */
export const headingPadding = { block: 3, inline: 6 };

interface Options {
  readonly style: StyleName;
  readonly next?: StyleName;
  readonly basedOn?: StyleName;
  readonly priority: number;
  readonly isShown?: boolean;
  readonly paragraph?: ParagraphLook;
  readonly run?: string;
}

/** A paragraph style, based on the body's unless it says otherwise. */
export const paragraphStyle = ({
  style,
  next,
  basedOn = docxStyle.body,
  priority,
  isShown = true,
  paragraph = {},
  run = '',
}: Options): StyleDefinition => ({
  style,
  xml: tag(
    'style',
    { type: 'paragraph', ...(isCustom(style) ? { customStyle: 1 } : {}), styleId: style.id },
    val('name', style.name),
    val('basedOn', basedOn.id),
    next === undefined ? '' : val('next', next.id),
    val('uiPriority', priority),
    isShown ? flag('qFormat', true) : flag('unhideWhenUsed', true),
    paragraphProperties(paragraph),
    run,
  ),
});

/** Styles that Word has no name for of its own. */
const custom: readonly StyleName[] = [
  docxStyle.contact,
  docxStyle.entryLine,
  docxStyle.tableText,
  docxStyle.tableHeading,
  docxStyle.logo,
  docxStyle.coverTitle,
  docxStyle.coverLine,
];
const isCustom = (style: StyleName): boolean => custom.includes(style);

const isDrawn = (rule: Rule): boolean => rule.widthPt > 0;
const borderSides = { below: 'bottom', above: 'top', start: 'left' } as const;

/** A fill with a frame of its own colour, which is how Word gives words room on it, and a line along one side. */
export const boxOf = (
  fill: string | null,
  rule: Rule,
  padding: { readonly block: number; readonly inline: number },
): Pick<ParagraphLook, 'borders' | 'fill' | 'indent'> => {
  const frame = (gapPt: number): Edge => ({ colour: fill ?? '#FFFFFF', widthPt: 0.25, gapPt });
  const line = isDrawn(rule)
    ? { [borderSides[rule.side]]: { ...rule, gapPt: fill === null ? rule.gapPt : Math.max(rule.gapPt, padding.block) } }
    : {};
  if (fill === null) {
    const isAtStart = isDrawn(rule) && rule.side === 'start';
    // A line at the side stands outside of the text unless the text makes room for it.
    return { borders: line, ...(isAtStart ? { indent: { left: twips(rule.gapPt + rule.widthPt) } } : {}) };
  }
  const [block, inline] = [frame(padding.block), frame(padding.inline)];
  return {
    fill,
    borders: { top: block, left: inline, bottom: block, right: inline, ...line },
    indent: { left: twips(padding.inline), right: twips(padding.inline) },
  };
};
