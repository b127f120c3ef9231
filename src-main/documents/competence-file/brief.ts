import { z } from 'zod';
import type { FixedSectionKey } from '#shared/kinds/competence-file/sections.ts';
import { competenceFileSections } from '#shared/kinds/competence-file/sections.ts';
import type { Experience } from '#shared/model/candidate.ts';
import type { Material } from '../people/material.ts';

const fixedKeys = competenceFileSections.map(({ key }) => key);

/**
 * What one section is about, stored with it: a fixed section, or one experience by its place in the input. `number` is
 * how documents from before briefs were stored name an experience: the n-th with a section of its own.
 */
export const briefSchema = z.union([
  z.object({ section: z.enum(fixedKeys) }),
  z.object({ section: z.literal('experience'), index: z.number().int().min(0) }),
  z.object({ section: z.literal('experience'), number: z.number().int().min(1) }),
]);
export type Brief = z.infer<typeof briefSchema>;

/**
 * The subject of a brief in this material: one experience, or the key of a fixed section. Throws a RangeError if there
 * is no such experience.
 */
export const readBrief = (brief: Brief, { candidate, chosen }: Material): Experience | FixedSectionKey => {
  if (brief.section !== 'experience') return brief.section;
  const experience = 'index' in brief ? candidate.experience[brief.index] : chosen[brief.number - 1];
  if (experience === undefined) throw new RangeError(`no experience for ${JSON.stringify(brief)}`);
  return experience;
};
