import { foldText } from './fold-text.ts';
import { businessSoftwareSkills, functionalSkills } from './skill-data/functional.ts';
import { platformSkills } from './skill-data/platforms.ts';
import { programmingSkills } from './skill-data/programming.ts';

/**
 * How a term is recognised in running text: in any case, in this exact spelling, like a name in a list, or not at all
 * (`label`: only as a label).
 */
export type TermMatch = 'any-case' | 'exact-case' | 'listed' | 'label';

export type SkillTerm = { readonly text: string; readonly match: TermMatch };

/** A skill that Dossier knows by name. */
export type DictionarySkill = {
  readonly name: string;
  readonly kind: 'functional' | 'technical';
  /** The field it belongs to, e.g. "Cloud platforms". */
  readonly domain: string;
  /** Other names of the same thing, translations included. */
  readonly aliases: readonly string[];
  /** Name and aliases, with how each must be written to be recognised in running text. */
  readonly terms: readonly SkillTerm[];
};

const markers: Readonly<Record<string, TermMatch>> = { '=': 'exact-case', '~': 'listed', '!': 'label' };

const readTerm = (source: string): SkillTerm => {
  const match = markers[source.charAt(0)];
  return match === undefined ? { text: source, match: 'any-case' } : { text: source.slice(1), match };
};

const readSkill = (source: string, kind: DictionarySkill['kind'], domain: string): DictionarySkill => {
  const terms = source.split('|').map((term) => readTerm(term.trim()));
  const [name = '', ...aliases] = terms.map((term) => term.text);
  return { name, kind, domain, aliases, terms };
};

const readSkills = (data: string, kind: DictionarySkill['kind']): DictionarySkill[] =>
  data
    .trim()
    .split('\n')
    .flatMap((line) => {
      const colon = line.indexOf(': ');
      const domain = line.slice(0, colon);
      return line
        .slice(colon + 2)
        .split(';')
        .map((source) => readSkill(source.trim(), kind, domain));
    });

/** Every skill Dossier knows, technical ones first, in the order of the data files. */
export const skillDictionary: readonly DictionarySkill[] = [
  ...readSkills(programmingSkills, 'technical'),
  ...readSkills(platformSkills, 'technical'),
  ...readSkills(businessSoftwareSkills, 'technical'),
  ...readSkills(functionalSkills, 'functional'),
];

const byTerm = new Map<string, DictionarySkill>();
for (const skill of skillDictionary) {
  for (const term of skill.terms) {
    const key = foldText(term.text);
    if (!byTerm.has(key)) byTerm.set(key, skill);
  }
}

/**
 * The skill a label names, e.g. `k8s` -> Kubernetes, whatever its case and accents; undefined when it is not known.
 * For labels that are known to name a skill; to find skills in running text see find-skills.ts.
 */
export const skillNamed = (label: string): DictionarySkill | undefined => byTerm.get(foldText(label.trim()));
