import type { Theme } from '#shared/model/theme.ts';
import { contrastOfStyle, leastContrast } from './contrast.ts';

type Cover = NonNullable<Theme['cover']>;

const plain: Cover = {
  fill: null,
  band: null,
  align: 'start',
  titleAt: 0.4,
  title: '{name}',
  lines: ['{role}', '{client}', '{date}', '{confidentiality}'],
};

/**
 * What a design's cover is when it is switched on for the first time: quiet, complete, and on the first of the design's
 * own grounds on which its cover's text can be read. Plain where there is none.
 */
export const firstCover = (design: Theme): Cover => {
  const grounds = [null, design.masthead.fill, design.accentColour, design.text.body.colour];
  const isReadable = (fill: string | null): boolean => {
    const tried = { ...design, cover: { ...plain, fill } };
    return (['coverTitle', 'coverLine'] as const).every((style) => contrastOfStyle(tried, style) >= leastContrast);
  };
  return { ...plain, fill: grounds.find(isReadable) ?? null };
};
