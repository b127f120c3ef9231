import { ranked } from '../../people/relevance.ts';
import type { CvLine } from '../cv/cv-lines.ts';
import { toEvidence } from '../cv/cv-lines.ts';
import { tellsOfEffect, tellsOfLeading } from '../cv/tells.ts';
import type { Ground, Matter } from './matter.ts';
import { quoteSlots } from './matter.ts';

const mostBullets = 16;
/** A shorter quotation says too little to be asked about. */
const shortestBullet = 25;

/** What may be asked about, and what the CV shows. */
const optional = { isMust: false, isShown: true } as const;

/** 0 to 1: how well a text answers the job, against the best of its kind. */
const scaled = <T>(values: readonly T[], scoreOf: (value: T) => number): ((value: T) => number) => {
  const best = values.reduce((most, value) => Math.max(most, scoreOf(value)), 0);
  return (value) => (best === 0 ? 0 : scoreOf(value) / best);
};

/** The bullets of the CV that answer the job best, and the recent ones: with an effect, without one, or about leading people. */
export const mattersOfBullets = (ground: Ground): Matter[] => {
  const bullets = ground.cv.lines.filter(
    ({ source, quote, experience }) =>
      source === 'bullet' && experience !== undefined && [...quote].length >= shortestBullet && !quote.endsWith('…'),
  );
  const closeness = scaled(bullets, ({ quote }) => ground.relevance.ofText(quote));
  const age = new Map(bullets.map((line, place) => [line, place / Math.max(1, bullets.length)]));
  const score = (line: CvLine): number => 0.25 * closeness(line) + 0.15 * (1 - (age.get(line) ?? 0));
  return ranked(bullets, (line) => score(line) + (tellsOfEffect(line.quote) ? 0.1 : 0))
    .slice(0, mostBullets)
    .map((line): Matter => {
      const kind = tellsOfLeading(line.quote) ? 'leadership' : tellsOfEffect(line.quote) ? 'achievement' : 'deed';
      const sameRole = bullets.filter(({ experience }) => experience === line.experience);
      const key = `bullet-${line.experience ?? 0}-${sameRole.indexOf(line)}`;
      const related = ground.cv.support(line.quote).lines.filter(({ source }) => source === 'bullet');
      const evidence = [line, ...related.filter((one) => one !== line && one.experience === line.experience)];
      return {
        ...optional,
        kind,
        key,
        weight: 0.45 + score(line),
        slots: quoteSlots([line], ground),
        evidence: evidence.slice(0, 2).map(toEvidence),
      };
    });
};
