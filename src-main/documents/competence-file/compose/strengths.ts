import type { Experience } from '#shared/model/candidate.ts';
import type { Evidence } from '../evidence.ts';
import { evidenceOf, provenBy } from '../evidence.ts';
import { evidenceName } from '../experience-name.ts';
import type { Material } from '../material.ts';
import { searchTerm } from '../mention.ts';
import { ranked } from '../relevance.ts';
import { finished, listOf } from '../sentences.ts';
import { skillsOf } from '../skills.ts';
import { plainTextOrNone } from '../source-text.ts';

const mostMatches = 5;
const mostCoreSkills = 5;

interface Strength {
  readonly name: string;
  readonly score: number;
  readonly shownBy: readonly Experience[];
}

/** The candidate's skills with how much the job wants them and where they were used; one name for one thing. */
const strengthsOf = (material: Material, evidence: readonly Evidence[]): Strength[] => {
  const unique = new Map<string, Strength>();
  for (const { name } of skillsOf(material.candidate)) {
    const term = searchTerm(name);
    const key = term.known?.name ?? term.folded;
    if (unique.has(key)) continue;
    unique.set(key, { name, score: material.relevance.ofSkill(term), shownBy: provenBy(evidence, term) });
  }
  return [...unique.values()];
};

/** "A and B at Acme, and C at Beta": each skill once, with the latest place that shows it. */
const byPlace = (strengths: readonly Strength[]): string => {
  const places = new Map<string, string[]>();
  for (const { name, shownBy } of strengths) {
    const [place] = shownBy.flatMap((experience) => evidenceName(experience) ?? []);
    if (place !== undefined) places.set(place, [...(places.get(place) ?? []), name]);
  }
  const parts = [...places].map(([place, names]) => `${listOf(names)} at ${place}`);
  const last = parts.at(-1);
  return parts.length < 2 || last === undefined ? (last ?? '') : `${parts.slice(0, -1).join(', in ')}, and in ${last}`;
};

/** What the job asks for and the candidate brings, with where it was used. Undefined without a job or a match. */
const matchSentence = (material: Material, strengths: readonly Strength[]): string | undefined => {
  if (material.job === undefined) return undefined;
  const wanted = ranked(
    strengths.filter(({ score }) => score > 0),
    ({ score, shownBy }) => score * 100 + Math.min(shownBy.length, 9),
  );
  if (wanted.length === 0) return undefined;
  const title = plainTextOrNone(material.job.title);
  const role = title === undefined ? 'For this role' : `For the role of ${title}`;
  const proven = wanted.filter(({ shownBy }) => shownBy.some((experience) => evidenceName(experience) !== undefined));
  return proven.length > 0
    ? finished(`${role}, offers experience in ${byPlace(proven.slice(0, mostMatches))}`)
    : finished(`${role}, offers skills in ${listOf(wanted.slice(0, mostMatches).map(({ name }) => name))}`);
};

/** The skills that the most experiences show. */
const coreSentence = (strengths: readonly Strength[]): string | undefined => {
  const best = ranked(strengths, ({ shownBy }) => shownBy.length).slice(0, mostCoreSkills);
  if (best.length === 0) return undefined;
  return finished(`Core skills include ${listOf(best.map(({ name }) => name))}`);
};

/** What the candidate is good at: measured by the job where there is one and something matches, else by the career. */
export const strengthSentence = (material: Material): string | undefined => {
  const strengths = strengthsOf(material, evidenceOf(material.experiences));
  return matchSentence(material, strengths) ?? coreSentence(strengths);
};
