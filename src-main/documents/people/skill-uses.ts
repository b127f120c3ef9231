import type { Experience } from '#shared/model/candidate.ts';
import { evidenceOf } from './evidence.ts';
import type { SearchTerm } from './mention.ts';
import { mentionFinder, searchTerm } from './mention.ts';
import type { Skill } from './skills.ts';

/** Which skills the experiences name, looked up from either side. */
export interface SkillUses {
  /** The experiences that show a skill, in their order. */
  experiencesOf(skill: Skill): readonly Experience[];
  /** The skills that an experience shows, in their order. */
  skillsIn(experience: Experience): readonly Skill[];
}

/** Finds all skills in all experiences; each experience is read once. */
export const skillUses = (skills: readonly Skill[], experiences: readonly Experience[]): SkillUses => {
  const terms = new Map<SearchTerm, number>(skills.map(({ name }, place) => [searchTerm(name), place]));
  const findMentions = mentionFinder([...terms.keys()]);
  const ofSkill = new Map<Skill, Experience[]>();
  const inExperience = new Map<Experience, Skill[]>();
  for (const { experience, text } of experiences.map(evidenceOf)) {
    const places = [...findMentions(text)].flatMap((term) => terms.get(term) ?? []).sort((a, b) => a - b);
    const named = places.flatMap((place) => skills[place] ?? []);
    inExperience.set(experience, named);
    for (const skill of named) {
      const before = ofSkill.get(skill);
      if (before === undefined) ofSkill.set(skill, [experience]);
      else before.push(experience);
    }
  }
  return {
    experiencesOf: (skill) => ofSkill.get(skill) ?? [],
    skillsIn: (experience) => inExperience.get(experience) ?? [],
  };
};
