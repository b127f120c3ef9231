import { z } from 'zod';
import type { Candidate } from '#shared/model/candidate.ts';
import { distinctionSchema } from '#shared/model/candidate.ts';
import { newKey, rowSchema, textRow, textRowSchema } from '../../components/form/row-list.tsx';

const profileRowSchema = rowSchema.extend({ network: z.string(), url: z.string(), username: z.string() });
export type ProfileRow = z.infer<typeof profileRowSchema>;

const skillGroupRowSchema = rowSchema.extend({
  name: z.string(),
  kind: z.enum(['', 'functional', 'technical']),
  level: z.string(),
  skills: z.array(z.string()),
});
export type SkillGroupRow = z.infer<typeof skillGroupRowSchema>;

const experienceRowSchema = rowSchema.extend({
  company: z.string(),
  title: z.string(),
  location: z.string(),
  url: z.string(),
  start: z.string(),
  end: z.string(),
  isCurrent: z.boolean(),
  label: z.string(),
  summary: z.string(),
  responsibilities: z.array(textRowSchema),
  technologies: z.array(z.string()),
  nature: z.enum(['employment', 'volunteer', 'project']),
});
export type ExperienceRow = z.infer<typeof experienceRowSchema>;

const educationRowSchema = rowSchema.extend({
  institution: z.string(),
  degree: z.string(),
  area: z.string(),
  score: z.string(),
  start: z.string(),
  end: z.string(),
  isCurrent: z.boolean(),
  label: z.string(),
  courses: z.array(z.string()),
});
export type EducationRow = z.infer<typeof educationRowSchema>;

const certificationRowSchema = rowSchema.extend({
  name: z.string(),
  issuer: z.string(),
  date: z.string(),
  label: z.string(),
  url: z.string(),
});
export type CertificationRow = z.infer<typeof certificationRowSchema>;

const languageRowSchema = rowSchema.extend({ name: z.string(), level: z.string() });
export type LanguageRow = z.infer<typeof languageRowSchema>;

/** A candidate as the form holds it: every field a string, so that half-typed values are kept. */
export const candidateValuesSchema = z.object({
  fullName: z.string(),
  title: z.string(),
  summary: z.string(),
  yearsOfExperience: z.string(),
  location: z.string(),
  email: z.string(),
  phone: z.string(),
  website: z.string(),
  profiles: z.array(profileRowSchema),
  skills: z.array(skillGroupRowSchema),
  experience: z.array(experienceRowSchema),
  education: z.array(educationRowSchema),
  certifications: z.array(certificationRowSchema),
  languages: z.array(languageRowSchema),
  interests: z.array(z.string()),
  /** Kept as they came: the form only says how many there are. */
  distinctions: z.array(distinctionSchema),
});
export type CandidateValues = z.infer<typeof candidateValuesSchema>;

/** New rows with nothing filled in. */
export const emptyRows = {
  profile: (): ProfileRow => ({ key: newKey(), network: '', url: '', username: '' }),
  skillGroup: (): SkillGroupRow => ({ key: newKey(), name: '', kind: '', level: '', skills: [] }),
  experience: (): ExperienceRow => ({
    key: newKey(),
    company: '',
    title: '',
    location: '',
    url: '',
    start: '',
    end: '',
    isCurrent: false,
    label: '',
    summary: '',
    responsibilities: [],
    technologies: [],
    nature: 'employment',
  }),
  education: (): EducationRow => ({
    key: newKey(),
    institution: '',
    degree: '',
    area: '',
    score: '',
    start: '',
    end: '',
    isCurrent: false,
    label: '',
    courses: [],
  }),
  certification: (): CertificationRow => ({ key: newKey(), name: '', issuer: '', date: '', label: '', url: '' }),
  language: (): LanguageRow => ({ key: newKey(), name: '', level: '' }),
} as const;

/** An empty row with what is given put in; what is absent stays an empty string. */
const fill = <T extends object>(empty: T, given: { readonly [K in keyof T]?: T[K] | undefined }): T => {
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  // The entries left are those of `given`, whose types are T's.
  return { ...empty, ...(Object.fromEntries(present) as Partial<T>) };
};

/** What the form holds of a candidate: absent fields become empty strings. `fromCandidateValues` undoes it. */
export const toCandidateValues = (candidate: Candidate): CandidateValues => ({
  fullName: candidate.fullName,
  title: candidate.title ?? '',
  summary: candidate.summary ?? '',
  yearsOfExperience: candidate.yearsOfExperience?.toString() ?? '',
  location: candidate.location ?? '',
  email: candidate.contact.email ?? '',
  phone: candidate.contact.phone ?? '',
  website: candidate.contact.website ?? '',
  profiles: candidate.contact.profiles.map((row) => fill(emptyRows.profile(), row)),
  skills: candidate.skills.map((row) => fill(emptyRows.skillGroup(), row)),
  experience: candidate.experience.map((row) =>
    fill(emptyRows.experience(), { ...row, responsibilities: row.responsibilities.map((text) => textRow(text)) }),
  ),
  education: candidate.education.map((row) => fill(emptyRows.education(), row)),
  certifications: candidate.certifications.map((row) => fill(emptyRows.certification(), row)),
  languages: candidate.languages.map((row) => fill(emptyRows.language(), row)),
  interests: candidate.interests,
  distinctions: candidate.distinctions,
});

/** A candidate with nothing filled in, to type by hand. */
export const emptyCandidateValues = (): CandidateValues =>
  toCandidateValues({
    fullName: '',
    contact: { profiles: [] },
    skills: [],
    experience: [],
    education: [],
    certifications: [],
    languages: [],
    distinctions: [],
    interests: [],
  });
