import type { Candidate, SkillGroup } from '#shared/model/candidate.ts';
import { findSkills } from '#shared/model/find-skills.ts';
import { foldText } from '#shared/model/fold-text.ts';
import { skillNamed } from '#shared/model/skill-dictionary.ts';
import { plainText, plainTextOrNone, textKey } from './source-text.ts';

export type SkillKind = 'functional' | 'technical';

/** One skill of the candidate. */
export interface Skill {
  readonly name: string;
  readonly kind: SkillKind;
  /** The group the source put it in, e.g. "Platforms"; undefined in a flat list. */
  readonly group: string | undefined;
  readonly level: string | undefined;
  /** The field the dictionary puts it in, e.g. "Cloud platforms". */
  readonly domain: string | undefined;
  /** Named only as a technology of single experiences, not in the candidate's list of skills. */
  readonly isFromExperience: boolean;
}

const functionalGroup =
  /\b(?:soft|functional|business|management|managerial|leadership|communication|interpersonal|people|method\w*|consulting|project|fonctionnel\w*|metier|gestion|fachlich\w*|funcional\w*|competences transverses)\b/u;
const technicalGroup =
  /\b(?:tech\w*|tool\w*|framework\w*|programming|language\w*|librar\w*|platform\w*|database\w*|cloud|devops|front ?end|back ?end|infrastructure|software|web|mobile|data|security|network\w*|testing|outils|langages|logiciels|bases de donnees|werkzeuge|programmier\w*|herramientas|lenguajes)\b/u;

const kindOfGroup = (name: string | undefined): SkillKind | undefined => {
  const folded = foldText(name ?? '');
  if (technicalGroup.test(folded)) return 'technical';
  return functionalGroup.test(folded) ? 'functional' : undefined;
};

/** Tools are written like names: with digits or signs, in capitals, or as one capitalised word of mixed case (GitLab). */
const looksLikeTool = (name: string): boolean =>
  /[\d+#/]|\.\p{L}|\p{Ll}\p{Lu}|^\p{Lu}{2,6}$/u.test(name) || /^(?:\p{Lu}[\p{L}]*)(?: \p{Lu}[\p{L}]*)+$/u.test(name);

const kindOf = (name: string, group: SkillGroup): { kind: SkillKind; domain: string | undefined } => {
  const known = skillNamed(name) ?? findSkills(name)[0]?.skill;
  const kind =
    group.kind ?? known?.kind ?? kindOfGroup(group.name) ?? (looksLikeTool(name) ? 'technical' : 'functional');
  return { kind, domain: known?.domain };
};

/** A group that names no skills is a skill itself: {name: 'Negotiation', level: 'Expert', skills: []}. */
const skillsOfGroup = (group: SkillGroup): Skill[] => {
  const name = plainTextOrNone(group.name);
  const names = group.skills.map(plainText).filter((skill) => skill !== '');
  const level = plainTextOrNone(group.level);
  if (names.length === 0) {
    return name === undefined
      ? []
      : [{ name, ...kindOf(name, group), group: undefined, level, isFromExperience: false }];
  }
  return names.map((skill) => ({ name: skill, ...kindOf(skill, group), group: name, level, isFromExperience: false }));
};

const technologiesOf = (candidate: Candidate): Skill[] =>
  candidate.experience.flatMap(({ technologies }) =>
    technologies
      .map(plainText)
      .filter((name) => name !== '')
      .map((name) => {
        const known = skillNamed(name);
        return {
          name,
          kind: known?.kind ?? 'technical',
          group: undefined,
          level: undefined,
          domain: known?.domain,
          isFromExperience: true,
        };
      }),
  );

/**
 * Every skill of the candidate, in the order of the source, each spelling once: the listed ones, then the technologies
 * that only experiences name. Each is functional or technical, by what its group says, else the dictionary, else the
 * group's name, else its looks; none is ever lost.
 */
export const skillsOf = (candidate: Candidate): Skill[] => {
  const unique = new Map<string, Skill>();
  for (const skill of [...candidate.skills.flatMap(skillsOfGroup), ...technologiesOf(candidate)]) {
    const key = textKey(skill.name);
    if (!unique.has(key)) unique.set(key, skill);
  }
  return [...unique.values()];
};
