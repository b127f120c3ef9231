import type { Experience } from '#shared/model/candidate.ts';
import { findSkills } from '#shared/model/find-skills.ts';
import type { Evidence } from '../evidence.ts';
import { evidenceOf, provenBy } from '../evidence.ts';
import { evidenceName } from '../experience-name.ts';
import type { Block, Inline } from '../markdown-blocks.ts';
import { bulletList, paragraph, strong } from '../markdown-blocks.ts';
import type { Material } from '../material.ts';
import { searchTerm } from '../mention.ts';
import { isRunning } from '../period.ts';
import { ranked } from '../relevance.ts';
import { countOf, listOf } from '../sentences.ts';
import { skillsOf } from '../skills.ts';
import { plainTextOrNone, textKey } from '../source-text.ts';
import { composeDistinctions } from './distinctions.ts';

/** A field of work and what shows it. */
interface Area {
  readonly label: string;
  readonly skills: readonly string[];
  readonly shownBy: readonly Experience[];
  readonly score: number;
}

const mostAreas = 6;
const mostSkills = 5;
const mostPlaces = 3;

interface NamedSkill {
  readonly name: string;
  readonly label: string | undefined;
}

/** The candidate's listed skills, then what the experiences name besides, in the words found there. */
const namedSkills = ({ candidate }: Material, evidence: readonly Evidence[]): NamedSkill[] => {
  const listed = skillsOf(candidate).map(({ name, group, domain }) => ({ name, label: domain ?? group }));
  const listedKeys = new Set(listed.flatMap(({ name }) => [textKey(name), searchTerm(name).known?.name ?? '']));
  const found = evidence.flatMap(({ text }) =>
    findSkills(text.exact)
      .filter(({ skill, text: wording }) => !listedKeys.has(skill.name) && !listedKeys.has(textKey(wording)))
      .map(({ skill, text: wording }) => ({ key: skill.name, name: wording, label: skill.domain })),
  );
  const unique = new Map(found.reverse().map(({ key, ...skill }) => [key, skill]));
  return [...listed, ...[...unique.values()].reverse()];
};

const areasOf = (material: Material): Area[] => {
  const evidence = evidenceOf(material.experiences);
  const byLabel = new Map<string, { name: string; score: number; shownBy: Experience[] }[]>();
  for (const { name, label } of namedSkills(material, evidence)) {
    if (label === undefined) continue;
    const term = searchTerm(name);
    const skill = { name, score: material.relevance.ofSkill(term), shownBy: provenBy(evidence, term) };
    byLabel.set(label, [...(byLabel.get(label) ?? []), skill]);
  }
  return [...byLabel].map(([label, skills]) => {
    const proven = skills.filter(({ shownBy }) => shownBy.length > 0);
    const shown = ranked(proven.length > 0 ? proven : skills, ({ score, shownBy }) => score * 100 + shownBy.length);
    return {
      label,
      skills: shown.map(({ name }) => name),
      shownBy: material.experiences.filter((experience) => proven.some(({ shownBy }) => shownBy.includes(experience))),
      score: shown.reduce((total, { score }) => total + score, 0),
    };
  });
};

/** Roles held, as areas, for a career of which the dictionary knows no skill. */
const areasByRole = ({ experiences }: Material): Area[] => {
  const byRole = new Map<string, { label: string; shownBy: Experience[] }>();
  for (const experience of experiences) {
    const label = plainTextOrNone(experience.title);
    if (label === undefined) continue;
    const before = byRole.get(textKey(label));
    byRole.set(textKey(label), { label: before?.label ?? label, shownBy: [...(before?.shownBy ?? []), experience] });
  }
  return [...byRole.values()].map(({ label, shownBy }) => ({ label, skills: [], shownBy, score: 0 }));
};

/** "2019 – present": the years between the first and the last experience that shows it. */
const yearsOf = (shownBy: readonly Experience[], today: string): string | undefined => {
  const years = shownBy.flatMap(({ start, end }) => [start, end].flatMap((date) => date?.slice(0, 4) ?? [])).sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (shownBy.some((experience) => isRunning(experience, today))) return `${first} – present`;
  return first === last ? first : `${first} – ${last}`;
};

const placesOf = (shownBy: readonly Experience[]): string => {
  const names = [...new Set(shownBy.flatMap((experience) => evidenceName(experience) ?? []))];
  const rest = names.length - mostPlaces;
  return listOf(rest > 1 ? [...names.slice(0, mostPlaces), countOf(rest, 'other')] : names);
};

const composeArea = ({ label, skills, shownBy }: Area, { today }: Material): Inline[] => {
  const places = placesOf(shownBy);
  const years = yearsOf(shownBy, today);
  const shown = places === '' ? '' : `shown at ${places}${years === undefined ? '' : ` (${years})`}`;
  const parts = [listOf(skills.slice(0, mostSkills)), shown].filter((part) => part !== '');
  return [strong(label), parts.length === 0 ? '' : ` — ${parts.join('; ')}`];
};

/** Section 4: the fields that the experiences prove, the job's first, each with where and when it was shown. */
export const composeAreasOfExpertise = (material: Material): Block[] => {
  const areas = areasOf(material);
  const proven = areas.filter(({ shownBy }) => shownBy.length > 0);
  const best = proven.length > 0 ? proven : areas.length > 0 ? areas : areasByRole(material);
  const chosen = ranked(best, ({ score, shownBy, skills }) => score * 1000 + shownBy.length * 20 + skills.length).slice(
    0,
    mostAreas,
  );
  const distinctions = composeDistinctions(material);
  if (chosen.length === 0 && distinctions.length === 0) {
    return [paragraph('No areas of expertise could be derived from what was given.')];
  }
  return [
    ...(chosen.length === 0 ? [] : [bulletList(chosen.map((area) => composeArea(area, material)))]),
    ...distinctions,
  ];
};
