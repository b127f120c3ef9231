import type { Distinction } from '#shared/model/candidate.ts';
import type { Material } from '../../people/material.ts';
import { formatDate } from '../../people/period.ts';
import { fragment } from '../../text/fragment.ts';
import type { Block } from '../../text/markdown-blocks.ts';
import { paragraph, strong } from '../../text/markdown-blocks.ts';
import { plainText, plainTextOrNone } from '../../text/source-text.ts';

/** "Title (by whom, Mar 2023)". */
export const distinctionText = ({ title, by, date }: Distinction): string => {
  const name = fragment(plainText(title));
  const giver = plainTextOrNone(by);
  const details = [
    giver === undefined ? undefined : fragment(giver),
    date === undefined ? undefined : formatDate(date),
  ].filter((part) => part !== undefined);
  return details.length === 0 ? name : `${name} (${details.join(', ')})`;
};

const composeKind = (label: string, distinctions: readonly Distinction[]): Block[] =>
  distinctions.length === 0 ? [] : [paragraph(strong(label), ` ${distinctions.map(distinctionText).join('; ')}`)];

/** Awards and publications. */
export const composeDistinctions = ({ candidate: { distinctions } }: Material): Block[] => [
  ...composeKind(
    'Awards:',
    distinctions.filter(({ kind }) => kind === 'award'),
  ),
  ...composeKind(
    'Publications:',
    distinctions.filter(({ kind }) => kind === 'publication'),
  ),
];
