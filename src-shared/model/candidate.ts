import { z } from 'zod';
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
  profiles: z
    .array(z.object({ network: text(80), url: text(400).optional(), username: text(120).optional() }))
    .default([]),
});
export type Contact = z.infer<typeof contactSchema>;

/** `functional`: what the person does (analysis, facilitation); `technical`: what they do it with (tools, languages). */
export const skillKindSchema = z.enum(['functional', 'technical']);

/** A named group of skills, e.g. {name: 'Platforms', skills: ['Kubernetes', 'AWS']}. A flat list is one group without a name. */
export const skillGroupSchema = z.object({
  name: text(120).optional(),
  kind: skillKindSchema.optional(),
  level: text(80).optional(),
  skills: z.array(text(160)),
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
  responsibilities: z.array(text(4_000)).default([]),
  /** Tools named for this very role. */
  technologies: z.array(text(160)).default([]),
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
  courses: z.array(text(300)).default([]),
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

/** Everything Dossier knows of a candidate (requirement A1). Lists keep the order of the source. */
export const candidateSchema = z.object({
  fullName: text(200),
  title: text(200).optional(),
  summary: text(8_000).optional(),
  yearsOfExperience: z.number().min(0).max(80).optional(),
  location: text(200).optional(),
  contact: contactSchema.default({ profiles: [] }),
  skills: z.array(skillGroupSchema).default([]),
  experience: z.array(experienceSchema).max(500).default([]),
  education: z.array(educationSchema).max(200).default([]),
  certifications: z.array(certificationSchema).max(500).default([]),
  languages: z.array(languageSchema).max(100).default([]),
  distinctions: z.array(distinctionSchema).max(500).default([]),
  interests: z.array(text(200)).max(200).default([]),
});
export type Candidate = z.infer<typeof candidateSchema>;
