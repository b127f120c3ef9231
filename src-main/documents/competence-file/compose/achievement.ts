import type { Material } from '../../people/material.ts';
import { ranked } from '../../people/relevance.ts';
import { fragment } from '../../text/fragment.ts';
import { finished, sentencesOf } from '../../text/sentences.ts';
import { plainTextOrNone, plainTexts } from '../../text/source-text.ts';

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
const words = /\b(?:half|halv\w+|third|quarter|twice|doubl\w+|tripl\w+|tenfold)\b/iu;
const figure = /(?<![\p{L}\p{N}.-])\d[\d.,]*(?:\s?[%+kKM€$£]|x\b)?(?![\p{L}\d])/u;

/** Whether a text contains a measure; a year alone isn't one. */
const hasFigure = (text: string): boolean => figure.test(text.replace(yearNumber, '')) || words.test(text);

/** Whether a wording begins with a verb in the past tense ("Reduced costs by 31%"), as CV bullets in English do. */
const tellsOfPast = (wording: string): boolean => {
  const first = /^\p{Lu}\p{Ll}+(?=\s)/u.exec(wording)?.[0].toLowerCase() ?? '';
  return irregularPast.has(first) || first === 'responsible' || /^.{3,}[^e]ed$/u.test(first);
};

/** A wording in the past tense follows "At Acme, " with its verb in lower case; any other follows a colon. */
const toClause = (wording: string): string =>
  tellsOfPast(wording) ? `, ${fragment(wording.charAt(0).toLowerCase() + wording.slice(1))}` : `: ${fragment(wording)}`;

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

/** Measured achievements go first, then those in the past tense, then what the job asks for, then what is recent. */
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
        const form = (hasFigure(wording) ? 1000 : 0) + (tellsOfPast(wording) ? 500 : 0);
        return [{ company, wording, score: form + Math.min(relevance.ofText(wording) * 10, 400) - age }];
      });
    });

/** Achievements quoted from the bullets of recent roles, the best first, one sentence for each employer at most. */
export const achievementSentences = (material: Material): { text: string; isDeed: boolean }[] => {
  const byCompany = new Map<string, Achievement>();
  for (const achievement of ranked(achievementsOf(material), ({ score }) => score)) {
    if (!byCompany.has(achievement.company)) byCompany.set(achievement.company, achievement);
  }
  return [...byCompany.values()].map(({ company, wording }) => ({
    text: finished(`At ${fragment(company)}${toClause(wording)}`),
    isDeed: tellsOfPast(wording),
  }));
};
