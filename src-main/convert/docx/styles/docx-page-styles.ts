import type { TextStyle, Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { twips, twipsOfMm } from '../../ooxml/word-units.ts';
import { underLogoPt } from '../body/docx-masthead.ts';
import type { StyleDefinition } from './docx-paragraph-style.ts';
import { boxOf, headingPadding, paragraphStyle } from './docx-paragraph-style.ts';
import type { StyleLooks } from './docx-style-looks.ts';
import type { StyleName } from './docx-style-names.ts';
import { docxStyle } from './docx-style-names.ts';

const pointsPerMillimetre = 72 / 25.4;

/** Room between a band at the side of a cover and its words, in millimetres. */
const besideBandMm = 12;

/** The paragraph of a logo that stands in the text or on the cover. */
export const logoStyle = ({ theme: { logo }, masthead, direction }: StyleLooks): StyleDefinition =>
  paragraphStyle({
    style: docxStyle.logo,
    priority: 38,
    paragraph: {
      keepNext: true,
      spacing: { after: twips(underLogoPt), line: 240 },
      align: logo.align,
      ...direction,
      ...(logo.place === 'masthead' ? masthead : {}),
    },
  });

const edgeStyle = (
  { run, textWidth }: StyleLooks,
  style: StyleName,
  text: TextStyle,
  { rule }: Theme['header'],
  side: 'top' | 'bottom',
): StyleDefinition =>
  paragraphStyle({
    style,
    priority: 99,
    isShown: false,
    run: run(text),
    paragraph: {
      ...(rule.widthPt > 0 ? { borders: { [side]: rule } } : {}),
      tabs: [
        { type: 'center', position: Math.round(textWidth / 2) },
        { type: 'right', position: textWidth },
      ],
      spacing: { before: 0, after: 0, line: 240 },
    },
  });

/** The styles of what stands in the margins: three places, by tab stops. */
export const edgeStyles = (looks: StyleLooks): StyleDefinition[] => {
  const { text, header, footer } = looks.theme;
  return [
    edgeStyle(looks, docxStyle.header, text.header, header, 'bottom'),
    edgeStyle(looks, docxStyle.footer, text.footer, footer, 'top'),
  ];
};

/** The styles of the list of contents. */
export const contentsStyles = ({ theme, run, heading, direction, textWidth }: StyleLooks): StyleDefinition[] => [
  paragraphStyle({
    style: docxStyle.contentsHeading,
    next: docxStyle.body,
    priority: 39,
    paragraph: {
      ...heading(theme.text.sectionHeading),
      ...boxOf(theme.sectionFill, theme.sectionRule, headingPadding),
      ...direction,
    },
    run: run(theme.text.sectionHeading),
  }),
  paragraphStyle({
    style: docxStyle.contentsLine,
    next: docxStyle.body,
    priority: 39,
    isShown: false,
    paragraph: {
      tabs: [{ type: 'right', leader: 'dot', position: textWidth }],
      spacing: { after: twips(7) },
      ...direction,
    },
  }),
];

/** The styles of a cover: how far down its title stands is the room before it, less the logo above. */
export const coverStyles = ({ theme, run, spacing }: StyleLooks, hasLogo: boolean): StyleDefinition[] => {
  const { cover, logo, page, text } = theme;
  const inset = cover?.band?.side === 'start' ? cover.band.sizeMm + besideBandMm - page.marginsMm.left : 0;
  const place = {
    align: cover?.align ?? text.coverTitle.align,
    ...(inset > 0 ? { indent: { left: twipsOfMm(inset) } } : {}),
  };
  const logoHeight = logo.place === 'cover' && hasLogo ? (logo.heightMm * 72) / 25.4 + underLogoPt : 0;
  const titleAt = cover
    ? (cover.titleAt * pageSizesMm[page.size].height - page.marginsMm.top) * pointsPerMillimetre
    : 0;
  return [
    paragraphStyle({
      style: docxStyle.coverTitle,
      next: docxStyle.coverLine,
      priority: 40,
      paragraph: {
        spacing: {
          ...spacing(text.coverTitle, 1.12),
          before: Math.max(0, twips(titleAt - logoHeight + text.coverTitle.spaceBeforePt)),
        },
        ...place,
      },
      run: run(text.coverTitle),
    }),
    paragraphStyle({
      style: docxStyle.coverLine,
      priority: 40,
      paragraph: { spacing: spacing(text.coverLine, 1.35), ...place },
      run: run(text.coverLine),
    }),
  ];
};
