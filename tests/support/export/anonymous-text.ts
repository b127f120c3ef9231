import { anonymiseDocument } from '../../../src-main/convert/compose/anonymise-document.ts';
import { renderJson } from '../../../src-main/convert/plain/render-json.ts';
import { renderMarkdown } from '../../../src-main/convert/plain/render-markdown.ts';
import { findDocumentKind } from '../../../src-main/documents/registry.ts';
import type { SectionRow } from '../../../src-main/storage/section-rows.ts';
import type { CompetenceFileInput } from '../../../src-shared/kinds/competence-file/competence-file.ts';
import type { Anonymise } from '../../../src-shared/model/export.ts';
import { documentIdSchema, sectionIdSchema } from '../../../src-shared/model/ids.ts';
import type { SectionDraft } from '../../../src-shared/model/section.ts';
import { exportDocument } from './export-document-builder.ts';

const today = '2026-01-05';
const options = { includeJobContext: true, experiences: 'all' } as const;

/** A section as it is stored once the embedded drafter wrote it, and its job was cleaned up. */
const draftedRow = (section: SectionDraft, content: string): SectionRow => ({
  ...section,
  id: sectionIdSchema.parse(section.key),
  documentId: documentIdSchema.parse('document'),
  content,
  hasText: content !== '',
  revision: 1,
  origin: 'embedded',
  standIn: null,
  isLocked: false,
  givesWay: false,
  partial: null,
  jobId: null,
  runId: null,
  jobState: null,
  jobClaimNo: null,
  jobAttemptsSpent: null,
  jobDueAt: null,
  jobStartedAt: null,
  jobFinishedAt: null,
  jobWaitingFor: null,
  recordedMs: null,
  jobError: null,
  jobsAhead: null,
  holdReason: null,
});

/** Drafts a document, makes it one about nobody in particular, and returns every text in it but whom it is for. */
export const anonymousTextOf = (input: CompetenceFileInput, employers: Anonymise['employers'] = 'hide'): string => {
  const opened = findDocumentKind('competence-file')?.open(input, options, { today });
  if (opened === undefined) throw new Error('no competence files');
  const { sections } = opened.plan();
  const peers = sections.map((section) => ({ ...section, markdown: '' }));
  const rows = sections.map((section) =>
    draftedRow(section, opened.compose({ key: section.key, brief: section.brief, peers }).markdown),
  );
  const { title, subject: subjectName } = opened.describe();
  const document = exportDocument(
    // Nothing more of a section gets into an export: labels and briefs stay behind.
    rows.map(({ key, order, heading, role, group, hasSource, content }) => {
      return { key, order, heading, role, group, hasSource, content };
    }),
    { title, subjectName },
  );
  const anonymous = anonymiseDocument(
    { document, opened, rows: rows.map((row) => ({ ...row, markdown: row.content, marks: {} })), paper: null },
    { employers },
  ).document;
  const { client: _client, record, ...rest } = anonymous;
  return [renderMarkdown(anonymous), renderJson(record), JSON.stringify(rest)].join('\n');
};
