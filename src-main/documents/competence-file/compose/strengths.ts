import { evidenceName } from '../../people/experience-name.ts';
import type { Material } from '../../people/material.ts';
import type { NamedSkill } from '../../people/named-skills.ts';
import { inSentence, namedSkillsOf, weightOf } from '../../people/named-skills.ts';
import { ranked } from '../../people/relevance.ts';
import { fragment } from '../../text/fragment.ts';
import { finished, listOf } from '../../text/sentences.ts';
import { plainTextOrNone } from '../../text/source-text.ts';

const mostMatches = 5;
const mostCoreSkills = 5;

const asFragment = (skill: NamedSkill): string => fragment(inSentence(skill));

/** The latest named place that shows a skill, if there is one. */
const placeOf = ({ shownBy }: NamedSkill): string | undefined =>
  shownBy.flatMap((experience) => evidenceName(experience) ?? [])[0];

/** "A and B at Acme, and in C at Beta": each skill once, with the latest place that shows it. */
const byPlace = (strengths: readonly NamedSkill[]): string => {
  const places = new Map<string, string[]>();
  for (const strength of strengths) {
    const place = placeOf(strength);
    if (place !== undefined) places.set(place, [...(places.get(place) ?? []), asFragment(strength)]);
  }
  const parts = [...places].map(([place, names]) => `${listOf(names)} at ${place}`);
  const last = parts.at(-1);
  return parts.length < 2 || last === undefined ? (last ?? '') : `${parts.slice(0, -1).join(', in ')}, and in ${last}`;
};

/**
 * The skills that the job asks for and the candidate has, with where they were used. Undefined without a job or a
 * match.
 */
const matchSentence = ({ job }: Material, strengths: readonly NamedSkill[]): string | undefined => {
  if (job === undefined) return undefined;
  const wanted = ranked(
    strengths.filter((strength) => strength.wanted > 0),
    (strength) => strength.wanted * 100 + Math.min(strength.shownBy.length, 99),
  );
  if (wanted.length === 0) return undefined;
  const title = plainTextOrNone(job.title);
  const role = title === undefined ? 'For this role' : `For the role of ${fragment(title)}`;
  const proven = wanted.filter((strength) => placeOf(strength) !== undefined);
  return proven.length > 0
    ? finished(`${role}, offers experience in ${byPlace(proven.slice(0, mostMatches))}`)
    : finished(`${role}, offers skills in ${listOf(wanted.slice(0, mostMatches).map(asFragment))}`);
};

/** The listed skills (or, without a list, the shown ones) that experiences show most often and most recently. */
const coreSentence = (material: Material, strengths: readonly NamedSkill[]): string | undefined => {
  const listed = strengths.filter(({ origin }) => origin === 'listed');
  const best = ranked(listed.length > 0 ? listed : strengths, ({ shownBy }) => weightOf(shownBy, material)).slice(
    0,
    mostCoreSkills,
  );
  return best.length === 0 ? undefined : finished(`Core skills include ${listOf(best.map(asFragment))}`);
};

/** The candidate's strengths: measured by the job if there is one and something matches, else by the career. */
export const strengthSentence = (material: Material): string | undefined => {
  const strengths = namedSkillsOf(material);
  return matchSentence(material, strengths) ?? coreSentence(material, strengths);
};
