import { z } from 'zod';
import { checkTotals, candidateLimits as limits } from './candidate-limits.ts';
import { limitedList } from './limited-list.ts';
import { partialDateSchema } from './partial-date.ts';

/** Text that the user or an import gave: trimmed, never empty where it is present. */
const text = (max = 2_000) => z.string().trim().min(1).max(max);

/**
 * A start and an end as the source gave them. `start`/`end` hold what could be read as a date; `isCurrent` says the
 * source claims that it still runs. Where a date can't be read in full, `label` keeps the whole period in the source's
 * words ("Spring 2019 – 2020-05"), so nothing is lost.
 */
const periodShape = {
  start: partialDateSchema.optional(),
  end: partialDateSchema.optional(),
  isCurrent: z.boolean().default(false),
  label: text(120).optional(),
};

export const contactSchema = z.object({
  email: text(200).optional(),
  phone: text(80).optional(),
  website: text(400).optional(),
  profiles: limitedList(
    z.object({ network: text(80), url: text(400).optional(), username: text(120).optional() }),
    limits.profiles,
  ).default([]),
});
export type Contact = z.infer<typeof contactSchema>;

/** `functional`: what the person does (analysis, facilitation); `technical`: what they do it with (tools, languages). */
export const skillKindSchema = z.enum(['functional', 'technical']);

/** A named group of skills, e.g. {name: 'Platforms', skills: ['Kubernetes', 'AWS']}. A flat list is one group without a name. */
export const skillGroupSchema = z.object({
  name: text(120).optional(),
  kind: skillKindSchema.optional(),
  level: text(80).optional(),
  skills: limitedList(text(160), limits.skillsInGroup),
});
export type SkillGroup = z.infer<typeof skillGroupSchema>;

export const experienceSchema = z.object({
  ...periodShape,
  company: text(200).optional(),
  title: text(200).optional(),
  location: text(200).optional(),
  url: text(400).optional(),
  /** What the role or the company was about, in prose. */
  summary: text(8_000).optional(),
  /** Bullet points: responsibilities and achievements, in the order of the source. */
  responsibilities: limitedList(text(4_000), limits.responsibilities).default([]),
  /** Tools named for this very role. */
  technologies: limitedList(text(160), limits.technologies).default([]),
  /** Volunteer work and projects are told as experiences too, but never passed off as employment. */
  nature: z.enum(['employment', 'volunteer', 'project']).default('employment'),
});
export type Experience = z.infer<typeof experienceSchema>;

export const educationSchema = z.object({
  ...periodShape,
  institution: text(200).optional(),
  degree: text(200).optional(),
  area: text(200).optional(),
  score: text(80).optional(),
  courses: limitedList(text(300), limits.courses).default([]),
});
export type Education = z.infer<typeof educationSchema>;

export const certificationSchema = z.object({
  name: text(300),
  issuer: text(200).optional(),
  date: partialDateSchema.optional(),
  label: text(120).optional(),
  url: text(400).optional(),
});
export type Certification = z.infer<typeof certificationSchema>;

export const languageSchema = z.object({ name: text(120), level: text(120).optional() });
export type Language = z.infer<typeof languageSchema>;

/** Awards, publications and the like: facts that a summary may use, told as they are. */
export const distinctionSchema = z.object({
  kind: z.enum(['award', 'publication']),
  title: text(300),
  by: text(200).optional(),
  date: partialDateSchema.optional(),
  /** The date in the source's words, when it can't be read in full. */
  label: text(120).optional(),
  summary: text(4_000).optional(),
});
export type Distinction = z.infer<typeof distinctionSchema>;

/**
 * Everything Dossier knows of a candidate (requirement A1). Lists keep the order of the source; how long they may be says
 * candidate-limits.ts.
 */
export const candidateSchema = z
  .object({
    fullName: text(200),
    title: text(200).optional(),
    summary: text(8_000).optional(),
    yearsOfExperience: z.number().min(0).max(80).optional(),
    location: text(200).optional(),
    contact: contactSchema.default({ profiles: [] }),
    skills: limitedList(skillGroupSchema, limits.skillGroups).default([]),
    experience: limitedList(experienceSchema, limits.experience).default([]),
    education: limitedList(educationSchema, limits.education).default([]),
    certifications: limitedList(certificationSchema, limits.certifications).default([]),
    languages: limitedList(languageSchema, limits.languages).default([]),
    distinctions: limitedList(distinctionSchema, limits.distinctions).default([]),
    interests: limitedList(text(200), limits.interests).default([]),
  })
  .superRefine(checkTotals);
export type Candidate = z.infer<typeof candidateSchema>;
