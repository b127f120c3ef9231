import type { RunRecord } from '#shared/model/run.ts';
import { runRecordSchema } from '#shared/model/run.ts';
import type { ExportDocument, ExportSection } from '../../../src-main/convert/content/export-document.ts';

type SectionInput = Pick<ExportSection, 'key' | 'content'> & Partial<ExportSection>;

type Place = Pick<ExportSection, 'role' | 'group' | 'groupHeading'>;

const place = (role: Place['role'], group: string, groupHeading: string | null = null): Place => ({
  role,
  group,
  groupHeading,
});

/** What a section is to the exporters, as the competence file has it. */
const placeOf = (key: string): Place => {
  if (key === 'header') return place('masthead', 'identity');
  if (key === 'professional-summary') return place('body', 'profile');
  if (/^experience-\d+$/.test(key)) return place('entry', 'experience', 'Professional experience');
  if (key.startsWith('experience')) return place('body', 'experience');
  const isList = ['functional-skills', 'technical-skills', 'areas-of-expertise'].includes(key);
  return isList ? place('list', 'skills') : place('body', 'background');
};

const headings: Record<string, string> = {
  'professional-summary': 'Professional summary',
  'functional-skills': 'Functional skills',
  'technical-skills': 'Technical skills',
  'areas-of-expertise': 'Areas of expertise',
  education: 'Education',
  certifications: 'Certifications',
  languages: 'Languages',
  'experiences-summary': 'Professional experience',
};

/** A run record with nothing in it but its frame. */
export const emptyRecord = (): RunRecord =>
  runRecordSchema.parse({
    runId: '01JCZ9V7R8Q6T5S4R3Q2P1N0MK',
    documentId: '01JCZ9V7R8Q6T5S4R3Q2P1N0MJ',
    title: 'Kwame Mensah, Cloud Architect',
    kind: 'competence-file',
    status: 'completed',
    sections: [],
    sectionsGrouped: { identity: [], profile: [], skills: [], background: [], experience: [] },
    totals: { sections: 0, succeeded: 0, failed: 0 },
    performance: { totalTimeMs: 0, totalTokens: 0, averageTimePerSectionMs: 0, totalCostMicros: null },
    provider: 'embedded',
    model: null,
    strategy: 'section-by-section',
    concurrency: 3,
    createdAt: '2026-11-22T09:00:00.000Z',
    files: [],
  });

/** An export document of the sections given, in the order given, as the competence file plans them. */
export const exportDocument = (
  sections: readonly SectionInput[],
  overrides: Partial<Omit<ExportDocument, 'body'>> = {},
): ExportDocument => ({
  title: 'Kwame Mensah, Cloud Architect',
  subjectName: 'Kwame Mensah',
  role: 'Cloud Architect',
  client: '',
  date: '2026-11-22',
  language: 'en',
  createdAt: '2026-11-22T09:00:00.000Z',
  record: emptyRecord(),
  ...overrides,
  body: {
    type: 'flow',
    sections: sections.map((section, order) => ({
      order,
      heading: headings[section.key] ?? null,
      ...placeOf(section.key),
      hasSource: true,
      ...section,
    })),
  },
});
