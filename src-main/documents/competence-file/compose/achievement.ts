import type { Material } from '../material.ts';
import { ranked } from '../relevance.ts';
import { finished, sentencesOf } from '../sentences.ts';
import { plainTextOrNone, plainTexts } from '../source-text.ts';

const longest = 260;
const shortest = 20;
const mostRecentRoles = 4;

/** Verbs in the past tense that don't end in -ed; CV bullets begin with them. */
const irregularPast = new Set(
  'beat began brought built bought chose cut did drew drove fought found gave got grew held kept led lent made met oversaw ran rebuilt rewrote rose sent set shrank sold split spent spoke taught took undertook upheld went withdrew won wrote'.split(
    ' ',
  ),
);

const yearNumber = /\b(?:19|20)\d{2}\b/gu;
const figure = /(?<![\p{L}\p{N}.-])\d[\d.,]*(?:\s?[%+kKM€$£]|x\b)?(?![\p{L}\d])/u;

/** Whether a text measures something; a mere year doesn't. */
const hasFigure = (text: string): boolean => figure.test(text.replace(yearNumber, ''));

/** "Reduced costs by 31%" may follow "At Acme, " once its verb is in lower case; other wordings follow a colon. */
const toClause = (wording: string): string => {
  const verb = /^\p{Lu}\p{Ll}+(?=\s)/u.exec(wording)?.[0].toLowerCase();
  const isPastTense =
    verb !== undefined &&
    (irregularPast.has(verb) || (verb.length > 4 && /[^aeiou]ed$|[aiou]ed$/u.test(verb) && verb !== 'united'));
  return isPastTense ? `, ${wording.charAt(0).toLowerCase()}${wording.slice(1)}` : `: ${wording}`;
};

interface Achievement {
  readonly company: string;
  readonly wording: string;
  readonly score: number;
}

/** The best wording of a bullet: its first sentence that measures something, else its first. */
const wordingOf = (bullet: string): string | undefined => {
  const sentences = sentencesOf(bullet).filter(({ length }) => length >= shortest && length <= longest);
  return sentences.find(hasFigure) ?? sentences[0];
};

const achievementsOf = ({ experiences, relevance }: Material): Achievement[] =>
  experiences
    .filter(({ nature }) => nature === 'employment')
    .slice(0, mostRecentRoles)
    .flatMap((experience, age) => {
      const company = plainTextOrNone(experience.company);
      if (company === undefined) return [];
      return plainTexts(experience.responsibilities).flatMap((bullet) => {
        const wording = wordingOf(bullet);
        if (wording === undefined) return [];
        // What is measured goes first, then what the job asks for, then what is recent.
        return [{ company, wording, score: (hasFigure(wording) ? 1000 : 0) + relevance.ofText(wording) * 10 - age }];
      });
    });

/** What was achieved, quoted from the bullets of the recent roles, at most one sentence an employer, the best first. */
export const achievementSentences = (material: Material): string[] => {
  const byCompany = new Map<string, Achievement>();
  for (const achievement of ranked(achievementsOf(material), ({ score }) => score)) {
    if (!byCompany.has(achievement.company)) byCompany.set(achievement.company, achievement);
  }
  return [...byCompany.values()].map(({ company, wording }) => finished(`At ${company}${toClause(wording)}`));
};
