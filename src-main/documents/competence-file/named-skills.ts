import type { Experience } from '#shared/model/candidate.ts';
import { findSkills } from '#shared/model/find-skills.ts';
import type { Evidence } from './evidence.ts';
import { evidenceOf, provenBy } from './evidence.ts';
import type { Material } from './material.ts';
import type { SearchTerm } from './mention.ts';
import { searchTerm } from './mention.ts';
import { skillsOf } from './skills.ts';
import { textKey } from './source-text.ts';

/** A skill under one name, how much the job wants it, and what shows it. */
export interface NamedSkill {
  readonly name: string;
  readonly term: SearchTerm;
  /** The field the dictionary puts it in, else the candidate's own group. */
  readonly field: string | undefined;
  /** 0 unless the job names it. */
  readonly wanted: number;
  /** The experiences that show it, most recent first. */
  readonly shownBy: readonly Experience[];
}

interface Naming {
  readonly name: string;
  readonly field: string | undefined;
}

/** Skills of the dictionary that experiences name, in the wording found there. */
const foundIn = (evidence: readonly Evidence[]): Naming[] =>
  evidence.flatMap(({ text }) =>
    findSkills(text.exact).map(({ skill, text: wording }) => ({ name: wording, field: skill.domain })),
  );

/**
 * The candidate's listed skills, then those that only the words of the experiences name; each thing once, whatever
 * its names ("K8s" and "Kubernetes" are one).
 */
export const namedSkillsOf = ({ candidate, experiences, relevance }: Material): NamedSkill[] => {
  const evidence = evidenceOf(experiences);
  const listed = skillsOf(candidate).map(({ name, group, domain }): Naming => ({ name, field: domain ?? group }));
  const unique = new Map<string, NamedSkill>();
  for (const { name, field } of [...listed, ...foundIn(evidence)]) {
    const term = searchTerm(name);
    const key = term.known?.name ?? textKey(name);
    if (unique.has(key)) continue;
    unique.set(key, { name, term, field, wanted: relevance.ofSkill(term), shownBy: provenBy(evidence, term) });
  }
  return [...unique.values()];
};

/** A skill's name as it stands inside a sentence: "Stakeholder management" loses its capital, names of things keep it. */
export const inSentence = ({ name, term }: Pick<NamedSkill, 'name' | 'term'>): string => {
  const isPhrase = /^\p{Lu}\p{Ll}+(?:ing|(?:[ -]\p{Ll}+)+)$/u.test(name);
  return term.known?.kind === 'functional' && isPhrase ? name.charAt(0).toLowerCase() + name.slice(1) : name;
};
