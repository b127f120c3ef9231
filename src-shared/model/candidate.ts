import { z } from 'zod';
import { checkTotals, candidateLimits as limits } from './candidate-limits.ts';
import { anyList, limitedList } from './limited-list.ts';
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

/** `functional`: what the person does (analysis, facilitation); `technical`: what they do it with (tools, languages). */
export const skillKindSchema = z.enum(['functional', 'technical']);

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

/** The schemas that hold lists. `list` makes one of an entry and the most entries there may be. */
const schemasWith = (list: typeof limitedList) => {
  const contact = z.object({
    email: text(200).optional(),
    phone: text(80).optional(),
    website: text(400).optional(),
    profiles: list(
      z.object({ network: text(80), url: text(400).optional(), username: text(120).optional() }),
      limits.profiles,
    ).default([]),
  });

  /** A named group of skills, e.g. {name: 'Platforms', skills: ['Kubernetes', 'AWS']}. A flat list is one group without a name. */
  const skillGroup = z.object({
    name: text(120).optional(),
    kind: skillKindSchema.optional(),
    level: text(80).optional(),
    skills: list(text(160), limits.skillsInGroup),
  });

  const experience = z.object({
    ...periodShape,
    company: text(200).optional(),
    title: text(200).optional(),
    location: text(200).optional(),
    url: text(400).optional(),
    /** What the role or the company was about, in prose. */
    summary: text(8_000).optional(),
    /** Bullet points: responsibilities and achievements, in the order of the source. */
    responsibilities: list(text(4_000), limits.responsibilities).default([]),
    /** Tools named for this very role. */
    technologies: list(text(160), limits.technologies).default([]),
    /** Volunteer work and projects are told as experiences too, but never passed off as employment. */
    nature: z.enum(['employment', 'volunteer', 'project']).default('employment'),
  });

  const education = z.object({
    ...periodShape,
    institution: text(200).optional(),
    degree: text(200).optional(),
    area: text(200).optional(),
    score: text(80).optional(),
    courses: list(text(300), limits.courses).default([]),
  });

  const candidate = z.object({
    fullName: text(200),
    title: text(200).optional(),
    summary: text(8_000).optional(),
    yearsOfExperience: z.number().min(0).max(80).optional(),
    location: text(200).optional(),
    contact: contact.default({ profiles: [] }),
    skills: list(skillGroup, limits.skillGroups).default([]),
    experience: list(experience, limits.experience).default([]),
    education: list(education, limits.education).default([]),
    certifications: list(certificationSchema, limits.certifications).default([]),
    languages: list(languageSchema, limits.languages).default([]),
    distinctions: list(distinctionSchema, limits.distinctions).default([]),
    interests: list(text(200), limits.interests).default([]),
  });
  return { contact, skillGroup, experience, education, candidate };
};

const limited = schemasWith(limitedList);

/**
 * Everything Dossier knows of a candidate (requirement A1), as it is read and sent. Lists keep the order of the source;
 * how long they may be says candidate-limits.ts.
 */
export const candidateSchema = limited.candidate.superRefine(checkTotals);
export type Candidate = z.infer<typeof candidateSchema>;
export type Contact = z.infer<typeof limited.contact>;
export type SkillGroup = z.infer<typeof limited.skillGroup>;
export type Experience = z.infer<typeof limited.experience>;
export type Education = z.infer<typeof limited.education>;

/** A candidate as documents hold it: of any length, since earlier versions had other limits. */
export const storedCandidateSchema = schemasWith(anyList).candidate;
