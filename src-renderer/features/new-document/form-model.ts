import type { Candidate, Distinction } from '#shared/model/candidate.ts';

/**
 * The candidate as the form holds it: every field a string, so that half-typed values are kept, and every list row
 * with a key of its own, so that React and the focus follow it when rows move.
 */
export interface Row {
  readonly key: string;
}

export interface TextRow extends Row {
  text: string;
}
export interface ProfileRow extends Row {
  network: string;
  url: string;
  username: string;
}
export interface SkillGroupRow extends Row {
  name: string;
  kind: '' | 'functional' | 'technical';
  level: string;
  skills: string[];
}
export interface ExperienceRow extends Row {
  company: string;
  title: string;
  location: string;
  url: string;
  start: string;
  end: string;
  isCurrent: boolean;
  label: string;
  summary: string;
  responsibilities: TextRow[];
  technologies: string[];
  nature: 'employment' | 'volunteer' | 'project';
}
export interface EducationRow extends Row {
  institution: string;
  degree: string;
  area: string;
  score: string;
  start: string;
  end: string;
  isCurrent: boolean;
  label: string;
  courses: string[];
}
export interface CertificationRow extends Row {
  name: string;
  issuer: string;
  date: string;
  label: string;
  url: string;
}
export interface LanguageRow extends Row {
  name: string;
  level: string;
}

export interface CandidateForm {
  fullName: string;
  title: string;
  summary: string;
  yearsOfExperience: string;
  location: string;
  email: string;
  phone: string;
  website: string;
  profiles: ProfileRow[];
  skills: SkillGroupRow[];
  experience: ExperienceRow[];
  education: EducationRow[];
  certifications: CertificationRow[];
  languages: LanguageRow[];
  interests: string[];
  /** Kept as they came: the form only says how many there are. */
  distinctions: Distinction[];
}

export interface JobForm {
  title: string;
  company: string;
  location: string;
  summary: string;
  requirements: TextRow[];
  skills: string[];
  sourceText: string;
}

let rowCount = 0;
/** A key for a new row, unique within this window. */
export const newKey = (): string => `row-${++rowCount}`;

export const emptyRows = {
  text: (): TextRow => ({ key: newKey(), text: '' }),
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

/** A candidate with nothing filled in, to type by hand. */
export const emptyCandidateForm = (): CandidateForm => toCandidateForm(emptyCandidate);

const emptyCandidate: Candidate = {
  fullName: '',
  contact: { profiles: [] },
  skills: [],
  experience: [],
  education: [],
  certifications: [],
  languages: [],
  distinctions: [],
  interests: [],
};

/** An empty row with what is given put in; what is absent stays an empty string. */
const fill = <T extends object>(empty: T, given: { readonly [K in keyof T]?: T[K] | undefined }): T => {
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  // The entries left are those of `given`, whose types are T's.
  return { ...empty, ...(Object.fromEntries(present) as Partial<T>) };
};

const textRow = (text: string): TextRow => ({ key: newKey(), text });

/** The form of a candidate: absent fields become empty strings. `fromCandidateForm` undoes it. */
export const toCandidateForm = (candidate: Candidate): CandidateForm => ({
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
    fill(emptyRows.experience(), { ...row, responsibilities: row.responsibilities.map(textRow) }),
  ),
  education: candidate.education.map((row) => fill(emptyRows.education(), row)),
  certifications: candidate.certifications.map((row) => fill(emptyRows.certification(), row)),
  languages: candidate.languages.map((row) => fill(emptyRows.language(), row)),
  interests: candidate.interests,
  distinctions: candidate.distinctions,
});
