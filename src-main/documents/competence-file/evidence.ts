import type { Experience } from '#shared/model/candidate.ts';
import type { SearchTerm, SearchText } from './mention.ts';
import { mentions, searchText } from './mention.ts';

/** An experience and all it says, ready for looking up what it proves. */
export interface Evidence {
  readonly experience: Experience;
  readonly text: SearchText;
}

/** Everything an experience says about the work done in it. */
const wordingOf = ({ title, summary, responsibilities, technologies }: Experience): string =>
  [title ?? '', summary ?? '', ...responsibilities, technologies.join(', ')].join('\n');

/** Reads experiences as evidence, in the order given. */
export const evidenceOf = (experiences: readonly Experience[]): Evidence[] =>
  experiences.map((experience) => ({ experience, text: searchText(wordingOf(experience)) }));

/** The experiences that show a skill, in the order given. */
export const provenBy = (evidence: readonly Evidence[], term: SearchTerm): Experience[] =>
  evidence.filter(({ text }) => mentions(text, term)).map(({ experience }) => experience);
