import type { Candidate, SkillGroup } from '#shared/model/candidate.ts';
import { findSkills } from '#shared/model/find-skills.ts';
import { foldText } from '#shared/model/fold-text.ts';
import { skillNamed } from '#shared/model/skill-dictionary.ts';
import { plainTextOrNone, plainTexts, textKey } from '../text/source-text.ts';
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
function* skillsOfGroup(group: SkillGroup): Iterable<Skill> {
  const name = plainTextOrNone(group.name);
  const names = plainTexts(group.skills);
  const level = plainTextOrNone(group.level);
  if (names.length === 0 && name !== undefined) {
    yield { name, ...kindOf(name, group), group: undefined, level, origin: 'listed' };
  }
  for (const skill of names) yield { name: skill, ...kindOf(skill, group), group: name, level, origin: 'listed' };
}

function* technologiesOf(candidate: Candidate): Iterable<Skill> {
  for (const name of plainTexts(candidate.experience.flatMap(({ technologies }) => technologies))) {
    const known = skillNamed(name);
    const kind = known?.kind ?? 'technical';
    yield { name, kind, group: undefined, level: undefined, domain: known?.domain, origin: 'technology' };
  }
}

/** Abbreviations of functions ("UI", "PO") aren't enough evidence in a sentence alone. */
const shortestFunctional = 4;

function* wordingsOf(candidate: Candidate): Iterable<Skill> {
  for (const experience of candidate.experience) {
    for (const [{ kind, domain }, name] of evidenceOf(experience).text.known) {
      if (kind === 'functional' && name.length < shortestFunctional) continue;
      yield { name, kind, group: undefined, level: undefined, domain, origin: 'wording' };
    }
  }
}

function* allSkills(candidate: Candidate): Iterable<Skill> {
  for (const group of candidate.skills) yield* skillsOfGroup(group);
  yield* technologiesOf(candidate);
  yield* wordingsOf(candidate);
}

/**
 * All skills of the candidate, in the order of the source, each spelling once: the listed ones, then the technologies
 * of experiences, then other skills of the dictionary in their words. Each is functional or technical by its group's
 * kind, else the dictionary, else the group's name, else its spelling; none is lost. They are read one by one: whoever
 * needs the first few doesn't wait for all.
 */
export function* readSkills(candidate: Candidate): Iterable<Skill> {
  const keys = new Set<string>();
  const named = new Set<string>();
  for (const skill of allSkills(candidate)) {
    const key = textKey(skill.name);
    const name = skillNamed(skill.name)?.name ?? key;
    if (keys.has(key) || (skill.origin === 'wording' && named.has(name))) continue;
    keys.add(key);
    named.add(name);
    yield skill;
  }
}

/** All skills of the candidate, as `readSkills` finds them. */
export const skillsOf = (candidate: Candidate): Skill[] => [...readSkills(candidate)];
