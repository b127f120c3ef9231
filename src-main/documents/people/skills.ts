import type { Candidate, SkillGroup } from '#shared/model/candidate.ts';
import { findSkills } from '#shared/model/find-skills.ts';
import { foldText } from '#shared/model/fold-text.ts';
import { skillNamed } from '#shared/model/skill-dictionary.ts';
import { plainText, plainTextOrNone, plainTexts, textKey } from '../text/source-text.ts';
import { evidenceOf } from './evidence.ts';

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
  /** Where it was found: in the list of skills, only among the technologies of an experience, or only in its words. */
  readonly origin: 'listed' | 'technology' | 'wording';
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
      : [{ name, ...kindOf(name, group), group: undefined, level, origin: 'listed' as const }];
  }
  return names.map((skill) => ({
    name: skill,
    ...kindOf(skill, group),
    group: name,
    level,
    origin: 'listed' as const,
  }));
};

const technologiesOf = (candidate: Candidate): Skill[] =>
  plainTexts(candidate.experience.flatMap(({ technologies }) => technologies)).map((name) => {
    const known = skillNamed(name);
    const kind = known?.kind ?? 'technical';
    return { name, kind, group: undefined, level: undefined, domain: known?.domain, origin: 'technology' };
  });

/** Abbreviations of functions ("UI", "PO") aren't enough evidence in a sentence alone. */
const shortestFunctional = 4;

const wordingsOf = (candidate: Candidate): Skill[] =>
  evidenceOf(candidate.experience).flatMap(({ text }) =>
    [...text.known]
      .filter(([{ kind }, name]) => kind === 'technical' || name.length >= shortestFunctional)
      .map(([{ kind, domain }, name]) => ({
        name,
        kind,
        group: undefined,
        level: undefined,
        domain,
        origin: 'wording',
      })),
  );

/**
 * All skills of the candidate, in the order of the source, each spelling once: the listed ones, then the technologies
 * of experiences, then other skills of the dictionary in their words. Each is functional or technical by its group's
 * kind, else the dictionary, else the group's name, else its spelling; none is lost.
 */
export const skillsOf = (candidate: Candidate): Skill[] => {
  const unique = new Map<string, Skill>();
  const named = new Set<string>();
  for (const skill of [
    ...candidate.skills.flatMap(skillsOfGroup),
    ...technologiesOf(candidate),
    ...wordingsOf(candidate),
  ]) {
    const key = textKey(skill.name);
    const name = skillNamed(skill.name)?.name ?? key;
    if (unique.has(key) || (skill.origin === 'wording' && named.has(name))) continue;
    unique.set(key, skill);
    named.add(name);
  }
  return [...unique.values()];
};
