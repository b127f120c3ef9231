import type { Material } from '../../people/material.ts';
import { searchTerm } from '../../people/mention.ts';
import { ranked } from '../../people/relevance.ts';
import type { Skill, SkillKind } from '../../people/skills.ts';
import { fragment } from '../../text/fragment.ts';
import type { Block } from '../../text/markdown-blocks.ts';
import { bulletList, paragraph, strong } from '../../text/markdown-blocks.ts';
import { joined } from '../../text/sentences.ts';

interface SkillLine {
  readonly label: string | undefined;
  readonly skills: Skill[];
}

const leftovers = 'Further skills';
const fromExperience = 'Also named in experience';
/** A flat list up to this length needs no labels. */
const longestFlatList = 8;

/** One level for all of a line's skills stands beside its label; mixed levels stand beside each skill. */
const commonLevel = (skills: readonly Skill[]): string | undefined => {
  const level = skills[0]?.level;
  return skills.every((skill) => skill.level === level) ? level : undefined;
};

/**
 * The label that a skill is listed under: its group in the source, else its field if at least one more skill shares it.
 * If the candidate grouped skills, the ungrouped ones get no label.
 */
const labelsOf = (skills: readonly Skill[]): Map<Skill, string> => {
  const listed = skills.filter(({ origin }) => origin === 'listed');
  const isSorted = listed.length <= longestFlatList || listed.some(({ group }) => group !== undefined);
  const perDomain = new Map<string, number>();
  for (const { domain } of listed) if (domain !== undefined) perDomain.set(domain, (perDomain.get(domain) ?? 0) + 1);
  const labels = new Map<Skill, string>();
  for (const skill of skills) {
    const { group, domain } = skill;
    if (skill.origin !== 'listed') labels.set(skill, listed.length > 0 ? fromExperience : (domain ?? leftovers));
    else if (group !== undefined) labels.set(skill, group);
    else if (!isSorted && domain !== undefined && (perDomain.get(domain) ?? 0) > 1) labels.set(skill, domain);
    else labels.set(skill, leftovers);
  }
  return labels;
};

/** Sorts lines by their best skill; skills that only experiences name, and those without a label, come last. */
const linesOf = (skills: readonly Skill[], { relevance }: Material): SkillLine[] => {
  const labels = labelsOf(skills);
  const scores = new Map(skills.map((skill) => [skill, relevance.ofSkill(searchTerm(skill.name))]));
  const scoreOf = (skill: Skill): number => scores.get(skill) ?? 0;
  const lines = new Map<string, Skill[]>();
  for (const skill of ranked(skills, scoreOf)) {
    const label = labels.get(skill) ?? leftovers;
    const line = lines.get(label);
    if (line === undefined) lines.set(label, [skill]);
    else line.push(skill);
  }
  const sourceOrder = [...new Set(skills.map((skill) => labels.get(skill) ?? leftovers))];
  const isLast = (label: string): number => [leftovers, fromExperience].indexOf(label) + 1;
  const sum = (label: string): number => (lines.get(label) ?? []).reduce((total, skill) => total + scoreOf(skill), 0);
  return ranked(sourceOrder, sum)
    .sort((a, b) => isLast(a) - isLast(b))
    .map((label) => ({
      label: sourceOrder.length === 1 && label === leftovers ? undefined : label,
      skills: lines.get(label) ?? [],
    }));
};

const withLevel = ({ name, level }: Skill): string =>
  level === undefined ? fragment(name) : `${fragment(name)} (${fragment(level)})`;

const composeLine = ({ label, skills }: SkillLine) => {
  if (label === undefined) return [joined(skills.map(withLevel))];
  const level = commonLevel(skills);
  const isShared = level !== undefined && label !== leftovers && skills.length > 1;
  const names = skills.map((skill) => (isShared ? fragment(skill.name) : withLevel(skill)));
  const shownLabel = skills.some(({ group }) => group === label) ? fragment(label) : label;
  return [strong(isShared ? `${shownLabel} (${fragment(level)}):` : `${shownLabel}:`), ` ${joined(names)}`];
};

/**
 * The skills of one kind. A tool that an experience names was used there. A function that its words contain
 * ("insurance") is weaker evidence, and counts only if there is nothing better.
 */
const skillsOfKind = (kind: SkillKind, material: Material): Skill[] => {
  const skills = material.skills.filter((skill) => skill.kind === kind);
  const given = skills.filter(({ origin }) => origin !== 'wording');
  return kind === 'functional' && given.length > 0 ? given : skills;
};

const composeSkills = (kind: SkillKind, missing: string, material: Material): Block[] => {
  const skills = skillsOfKind(kind, material);
  if (skills.length === 0) return [paragraph(missing)];
  const lines = linesOf(skills, material);
  const [only] = lines;
  return lines.length === 1 && only?.label === undefined
    ? [bulletList(lines[0]?.skills.map((skill) => [withLevel(skill)]) ?? [])]
    : [bulletList(lines.map(composeLine))];
};

/** Section 2: what the candidate does, in labelled lines, the job's wishes first. */
export const composeFunctionalSkills = (material: Material): Block[] =>
  composeSkills('functional', 'No functional skills were given.', material);

/** Section 3: the candidate's tools, including technologies named in experiences. */
export const composeTechnicalSkills = (material: Material): Block[] =>
  composeSkills('technical', 'No technical skills were given.', material);
