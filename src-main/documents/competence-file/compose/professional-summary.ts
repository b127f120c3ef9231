import { shortName } from '../../people/experience-name.ts';
import type { Material } from '../../people/material.ts';
import { ranked } from '../../people/relevance.ts';
import { fragment } from '../../text/fragment.ts';
import type { Block } from '../../text/markdown-blocks.ts';
import { paragraph } from '../../text/markdown-blocks.ts';
import { finished, sentencesOf } from '../../text/sentences.ts';
import { paragraphsOf } from '../../text/source-text.ts';
import { achievementSentences } from './achievement.ts';
import { besidesSentence, earlierRolesSentence, identitySentence, latestRoleSentence } from './career.ts';
import { distinctionSentence, languagesText, qualificationsText } from './qualifications.ts';
import { strengthSentence } from './strengths.ts';

/** A2 asks for 4-5 sentences: up to 3 in the candidate's own words, the rest composed from facts. */
const mostSentences = 5;
const mostOwnSentences = 3;

/** A possible sentence; lower `rank`s are chosen first. Chosen sentences keep the order of the list. */
interface Telling {
  readonly text: string | undefined;
  readonly rank: number;
  /** Whether the candidate wrote it. */
  readonly isOwn?: boolean;
}

/** The sentences of the candidate's own summary that best answer the job, in their order. */
const ownSentences = ({ candidate, relevance }: Material): string[] => {
  const all = paragraphsOf(candidate.summary ?? '')
    .flatMap(sentencesOf)
    .map(finished);
  const chosen = new Set(ranked(all, relevance.ofText).slice(0, mostOwnSentences));
  return all.filter((sentence) => chosen.has(sentence)).slice(0, mostOwnSentences);
};

const sentenceOf = (text: string | undefined): string | undefined => (text === undefined ? undefined : finished(text));

/** Qualifications and languages, in two sentences, or in one if room is short. */
const background = (material: Material, isShort: boolean): Telling[] => {
  const qualifications = qualificationsText(material);
  const languages = languagesText(material);
  const spoken = languages === undefined ? undefined : `Speaks ${languages}`;
  if (isShort && qualifications !== undefined && spoken !== undefined) {
    return [{ text: finished(`${qualifications}; speaks ${languages ?? ''}`), rank: 4 }];
  }
  return [
    { text: sentenceOf(qualifications), rank: 4 },
    { text: sentenceOf(spoken), rank: 5 },
  ];
};

const tellings = (material: Material, own: readonly string[], isShort: boolean): Telling[] => {
  const [achievement, further] = achievementSentences(material);
  return [
    ...own.map((text) => ({ text, rank: 0, isOwn: true })),
    own.length === 0
      ? { text: identitySentence(material), rank: 1 }
      : { text: latestRoleSentence(material), rank: 3.5 },
    { text: earlierRolesSentence(material), rank: 6 },
    { text: strengthSentence(material), rank: 2 },
    { text: achievement?.text, rank: achievement?.isDeed ? 3 : 6.5 },
    { text: further?.text, rank: further?.isDeed ? 8 : 10 },
    { text: besidesSentence(material), rank: 9 },
    { text: distinctionSentence(material), rank: 7 },
    ...background(material, isShort),
  ].filter(({ text }) => text !== undefined);
};

/** Whether the candidate's data holds anything that a summary could say. */
export const hasProfessionalSummary = ({ candidate, hasSkill }: Pick<Material, 'candidate' | 'hasSkill'>): boolean =>
  candidate.summary !== undefined ||
  (candidate.yearsOfExperience ?? 0) > 0 ||
  candidate.experience.some((experience) => shortName(experience) !== undefined) ||
  candidate.education.some(({ degree }) => degree !== undefined) ||
  candidate.certifications.length + candidate.languages.length + candidate.distinctions.length > 0 ||
  hasSkill(() => true);

/** Section 1: 4-5 sentences from facts alone, or fewer if there are too few facts. */
export const composeProfessionalSummary = (material: Material): Block[] => {
  const own = ownSentences(material);
  const full = tellings(material, own, false);
  const told = full.length > mostSentences ? tellings(material, own, true) : full;
  const chosen = new Set(ranked(told, ({ rank }) => -rank).slice(0, mostSentences));
  const textOf = (isOwn: boolean): string[] =>
    told.flatMap((telling) => (chosen.has(telling) && (telling.isOwn ?? false) === isOwn ? (telling.text ?? []) : []));
  const quoted = textOf(true);
  // The candidate's sentences come first and belong together: one fragment.
  const sentences = [...(quoted.length === 0 ? [] : [fragment(quoted.join(' '))]), ...textOf(false)];
  return sentences.length === 0
    ? [paragraph('No summary could be written: no roles, skills or qualifications were given.')]
    : [paragraph(sentences.join(' '))];
};
