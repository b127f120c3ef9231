import type { Experience } from '#shared/model/candidate.ts';
import { evidenceName } from '../../people/experience-name.ts';
import type { Material } from '../../people/material.ts';
import type { NamedSkill } from '../../people/named-skills.ts';
import { inSentence, namedSkillsOf, weightOf } from '../../people/named-skills.ts';
import { isRunning } from '../../people/period.ts';
import { ranked } from '../../people/relevance.ts';
import { findPatterns } from '../../text/find-patterns.ts';
import { fragment } from '../../text/fragment.ts';
import type { Block, Inline } from '../../text/markdown-blocks.ts';
import { bulletList, paragraph, strong } from '../../text/markdown-blocks.ts';
import { countOf, listOf } from '../../text/sentences.ts';
import { plainTextOrNone, textKey } from '../../text/source-text.ts';
import { composeDistinctions } from './distinctions.ts';

/** A field of work, and the experiences that show it. */
interface Area {
  readonly label: string;
  readonly skills: readonly string[];
  readonly shownBy: readonly Experience[];
  readonly wanted: number;
}

const mostAreas = 6;
const mostSkills = 5;
const mostPlaces = 3;

/** Removes names that another name in the same list contains: "forecasting" beside "cash-flow forecasting". */
const withoutEchoes = (names: readonly string[]): string[] => {
  const spellings = new Map<string, Set<string>>();
  for (const name of names) {
    const key = textKey(name);
    spellings.set(key, (spellings.get(key) ?? new Set()).add(name));
  }
  const echoes = new Set<string>();
  const findKeys = findPatterns(spellings.keys());
  for (const [key, { size }] of spellings) {
    if (size > 1 || (key === '' && spellings.size > 1)) echoes.add(key);
    findKeys(key, (within) => {
      if (within !== key) echoes.add(within);
    });
  }
  return names.filter((name) => !echoes.has(textKey(name)));
};

const toArea = (label: string, skills: readonly NamedSkill[], { ages }: Material): Area => {
  const proven = skills.filter(({ shownBy }) => shownBy.length > 0);
  const shown = ranked(
    proven.length > 0 ? proven : skills,
    ({ wanted, shownBy }) => wanted * 100 + Math.min(shownBy.length, 99),
  );
  return {
    label,
    skills: withoutEchoes(shown.map(inSentence)),
    shownBy: [...new Set(proven.flatMap(({ shownBy }) => shownBy))].sort(
      (a, b) => (ages.get(a) ?? 0) - (ages.get(b) ?? 0),
    ),
    wanted: shown.reduce((total, { wanted }) => total + wanted, 0),
  };
};

/**
 * Fields come from the skills and technologies that the candidate lists. A skill that only a sentence names ("an
 * insurer") joins them, but becomes a field of its own only if the job asks for it (1 is the weight of mere context),
 * or if there are no others.
 */
const areasByField = (material: Material): Area[] => {
  const skills = namedSkillsOf(material).filter(({ field }) => field !== undefined);
  const given = skills.filter(({ origin, wanted }) => origin !== 'wording' || wanted > 1);
  const fields = new Set((given.length > 0 ? given : skills).flatMap(({ field }) => field ?? []));
  const byField = new Map<string, NamedSkill[]>([...fields].map((field) => [field, []]));
  for (const skill of skills) byField.get(skill.field ?? '')?.push(skill);
  return [...byField].map(([field, own]) => toArea(field, own, material));
};

/** Roles held, as areas, for a career of which the dictionary knows no skill. */
const areasByRole = ({ experiences }: Material): Area[] => {
  const byRole = new Map<string, { readonly label: string; readonly shownBy: Experience[] }>();
  for (const experience of experiences) {
    const label = plainTextOrNone(experience.title);
    if (label === undefined) continue;
    const before = byRole.get(textKey(label));
    if (before === undefined) byRole.set(textKey(label), { label, shownBy: [experience] });
    else before.shownBy.push(experience);
  }
  return [...byRole.values()].map((role) => ({ ...role, skills: [], wanted: 0 }));
};

/** "2019 – present": the years between the first and the last experience that shows it. */
const yearsOf = (shownBy: readonly Experience[], today: string): string => {
  const years = shownBy.flatMap(({ start, end }) => [start, end].flatMap((date) => date?.slice(0, 4) ?? [])).sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (shownBy.some((experience) => isRunning(experience, today))) return `, ${first} – present`;
  return first === last ? `, ${first}` : `, ${first} – ${last}`;
};

const placesOf = (shownBy: readonly Experience[]): string => {
  const jobsFirst = ranked(shownBy, ({ nature }) => (nature === 'employment' ? 1 : 0));
  const names = [...new Set(jobsFirst.flatMap((experience) => evidenceName(experience) ?? []))];
  const rest = names.length - mostPlaces;
  return listOf(rest > 1 ? [...names.slice(0, mostPlaces), countOf(rest, 'other')] : names);
};

const composeArea = ({ label, skills, shownBy }: Area, { today }: Material): Inline[] => {
  const places = placesOf(shownBy);
  const shown = places === '' ? '' : `shown at ${places}${yearsOf(shownBy, today)}`;
  const parts = [listOf(skills.slice(0, mostSkills).map(fragment)), shown].filter((part) => part !== '');
  return [strong(fragment(label)), parts.length === 0 ? '' : ` — ${parts.join('; ')}`];
};

const chooseAreas = (material: Material): Area[] => {
  const areas = areasByField(material);
  const proven = areas.filter(({ shownBy }) => shownBy.length > 0);
  const best = [proven, areas, areasByRole(material)].find(({ length }) => length > 0) ?? [];
  const ordered = ranked(best, ({ shownBy, skills }) => weightOf(shownBy, material) + skills.length / 20);
  return ranked(ordered, ({ wanted }) => wanted).slice(0, mostAreas);
};

/** Whether the candidate's data shows any area, award or publication. */
export const hasAreasOfExpertise = ({ candidate, hasSkill }: Pick<Material, 'candidate' | 'hasSkill'>): boolean =>
  candidate.distinctions.length > 0 ||
  candidate.experience.some(({ title }) => plainTextOrNone(title) !== undefined) ||
  hasSkill(({ domain, group }) => domain !== undefined || group !== undefined);

/** Section 4: the fields that the experiences prove, those of the job first, each with place and time. */
export const composeAreasOfExpertise = (material: Material): Block[] => {
  const areas = chooseAreas(material);
  const distinctions = composeDistinctions(material);
  if (areas.length === 0 && distinctions.length === 0) {
    return [paragraph('No areas of expertise could be derived from what was given.')];
  }
  return [
    ...(areas.length === 0 ? [] : [bulletList(areas.map((area) => composeArea(area, material)))]),
    ...distinctions,
  ];
};
