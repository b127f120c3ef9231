import { competenceFileSections } from '#shared/kinds/competence-file/sections.ts';
import type { RunRecord } from '#shared/model/run.ts';
import { runRecordSchema } from '#shared/model/run.ts';
import type { ExportDocument, ExportSection } from '../../../src-main/convert/content/export-document.ts';

type SectionInput = Pick<ExportSection, 'key' | 'content'> & Partial<ExportSection>;

/** What a competence file plans for a section of that key; a section that it doesn't know is one of its background. */
const plannedAs = (key: string): Pick<ExportSection, 'heading' | 'group' | 'role' | 'groupHeading'> => {
  const fixed = competenceFileSections.find((section) => section.key === key);
  if (fixed !== undefined) return { heading: fixed.heading, group: fixed.group, role: fixed.role, groupHeading: null };
  return key.startsWith('experience-')
    ? { heading: null, group: 'experience', role: 'entry', groupHeading: 'Professional experience' }
    : { heading: null, group: 'background', role: 'body', groupHeading: null };
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
  pictures: [],
  ...overrides,
  body: {
    type: 'flow',
    sections: sections.map((section, order) => ({
      order,
      ...plannedAs(section.key),
      hasSource: true,
      ...section,
    })),
  },
});
