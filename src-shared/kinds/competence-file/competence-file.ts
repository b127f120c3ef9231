import { z } from 'zod';
import { candidacySchema } from '../../model/candidacy.ts';
import { storedJobDescriptionSchema } from '../../model/job-description.ts';
import type { KindFacts, KindLabels } from '../kind-facts.ts';
import { competenceFileOptionsSchema } from './options.ts';
import { competenceFileGroups } from './sections.ts';

/** What the sections of a competence file are called in lists. */
const competenceFileLabels: KindLabels = {
  en: {
    kind: 'Competence file',
    header: 'Header',
    'professional-summary': 'Professional summary',
    'functional-skills': 'Functional skills',
    'technical-skills': 'Technical skills',
    'areas-of-expertise': 'Areas of expertise',
    education: 'Education',
    certifications: 'Certifications',
    languages: 'Languages',
    'experiences-summary': 'Professional experiences summary',
    experience: 'Experience {number}',
    'named-experience': 'Experience {number} · {name}',
  },
  fr: {
    kind: 'Dossier de compétences',
    header: 'En-tête',
    'professional-summary': 'Profil',
    'functional-skills': 'Compétences fonctionnelles',
    'technical-skills': 'Compétences techniques',
    'areas-of-expertise': 'Domaines d’expertise',
    education: 'Formation',
    certifications: 'Certifications',
    languages: 'Langues',
    'experiences-summary': 'Synthèse des expériences',
    experience: 'Expérience {number}',
    'named-experience': 'Expérience {number} · {name}',
  },
};

/** What a competence file is made of (A1): a candidate, and the job it is tailored to; without a job it is general. */
export const competenceFileInputSchema = candidacySchema;
export type CompetenceFileInput = z.infer<typeof competenceFileInputSchema>;

/** What the window shows of the input. */
export const competenceFileViewSchema = z.object({ job: storedJobDescriptionSchema.nullable() });
export type CompetenceFileView = z.infer<typeof competenceFileViewSchema>;

/** Competence files, as both sides know them. */
export const competenceFileFacts = {
  name: 'competence-file',
  input: competenceFileInputSchema,
  options: competenceFileOptionsSchema,
  sources: {
    candidate: { reads: 'candidate', isRequired: true, sample: 'candidate.json' },
    job: { reads: 'job', isRequired: false, sample: 'job.json' },
  },
  formats: ['pdf', 'docx', 'html', 'md', 'txt', 'json'],
  papers: [],
  groups: competenceFileGroups,
  marks: {},
  labels: competenceFileLabels,
} as const satisfies KindFacts;
