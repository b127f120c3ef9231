import type { Experience } from '#shared/model/candidate.ts';
import { plainText, plainTexts } from '../text/source-text.ts';
import type { SearchText } from './mention.ts';
import { searchText } from './mention.ts';

/** An experience with its texts, prepared for looking up skills. */
export interface Evidence {
  readonly experience: Experience;
  readonly text: SearchText;
}

/**
 * Names aren't evidence: work for "JSON Resume" doesn't show JSON. The title of a role is evidence ("Scrum Master"),
 * that of a project isn't.
 */
const namesOf = ({ company, title, nature }: Experience): string[] =>
  plainTexts([company ?? '', nature === 'project' ? (title ?? '').replace(/\([^)]*\)/gu, '') : '']);

/** All texts of an experience about the work done in it, without names. */
const wordingOf = (experience: Experience): string => {
  const { title, summary, responsibilities, technologies } = experience;
  const wording = [title ?? '', summary ?? '', ...responsibilities].map(plainText).join('\n');
  const masked = namesOf(experience).reduce((text, name) => text.replaceAll(name, '–'), wording);
  return `${masked}\n${technologies.join(', ')}`;
};

/** Reads an experience as evidence. */
export const evidenceOf = (experience: Experience): Evidence => ({
  experience,
  text: searchText(wordingOf(experience)),
});
