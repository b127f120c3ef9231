import type { Experience } from '#shared/model/candidate.ts';
import { textKey } from '../text/source-text.ts';
import type { Material } from './material.ts';
import type { SearchTerm } from './mention.ts';
import { searchTerm } from './mention.ts';
import type { Skill } from './skills.ts';

/** A skill under one name, with its weight in the job and the experiences that show it. */
export interface NamedSkill {
  readonly name: string;
  readonly term: SearchTerm;
  /** The field the dictionary puts it in, else the candidate's own group. */
  readonly field: string | undefined;
  readonly kind: Skill['kind'];
  readonly origin: Skill['origin'];
  /** 0 unless the job names it. */
  readonly wanted: number;
  /** The experiences that show it, most recent first. */
  readonly shownBy: readonly Experience[];
}

/** The candidate's skills, each once under all its names: "K8s" and "Kubernetes" are one. */
export const namedSkillsOf = ({ skills, uses, relevance }: Material): NamedSkill[] => {
  const unique = new Map<string, NamedSkill>();
  for (const skill of skills) {
    const { name, kind, group, domain, origin } = skill;
    const term = searchTerm(name);
    const key = term.known?.name ?? textKey(name);
    if (unique.has(key)) continue;
    const [wanted, shownBy] = [relevance.ofSkill(term), uses.experiencesOf(skill)];
    unique.set(key, { name, term, kind, field: domain ?? group, origin, wanted, shownBy });
  }
  return [...unique.values()];
};

/** How strongly experiences show something: each counts, recent ones more. */
export const weightOf = (shownBy: readonly Experience[], { ages }: Pick<Material, 'ages'>): number =>
  shownBy.reduce((total, experience) => total + 1 / (1 + (ages.get(experience) ?? -1)), 0);

/** Capitalised phrases whose further words are in lower case, and single words that are common nouns in English only. */
const commonPhrase =
  /^(?:\p{Lu}\p{Ll}+(?:[ -]\p{Ll}+)+|\p{Lu}\p{Ll}+ing|(?:Negoti|Facilit|Communic|Present|Document|Collabor)ation|Leadership)$/u;

/** A skill's name as it stands inside a sentence: "Stakeholder management" loses its capital, names of things keep it. */
export const inSentence = ({ name, kind }: Pick<NamedSkill, 'name' | 'kind'>): string =>
  kind === 'functional' && commonPhrase.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
