import { anonymiseDocument } from '../../../src-main/app/anonymise-document.ts';
import { renderJson } from '../../../src-main/convert/plain/render-json.ts';
import { renderMarkdown } from '../../../src-main/convert/plain/render-markdown.ts';
import { competenceFile } from '../../../src-main/documents/competence-file/competence-file.ts';
import type { DocumentKind } from '../../../src-main/documents/document-kind.ts';
import type { CompetenceFileInput } from '../../../src-shared/kinds/competence-file.ts';
import type { Anonymise } from '../../../src-shared/model/export.ts';
import { exportDocument } from './export-document-builder.ts';

const today = '2026-01-05';
const options = { includeJobContext: true, experiences: 'all' } as const;

/** Drafts a document, makes it one about nobody in particular, and returns every text in it but whom it is for. */
export const anonymousTextOf = (input: CompetenceFileInput, employers: Anonymise['employers'] = 'hide'): string => {
  const plan = competenceFile.plan(input, options);
  const sections = plan.map(({ title: _title, waitsFor: _waitsFor, ...section }) => ({
    ...section,
    content: competenceFile.compose({ title: _title, waitsFor: _waitsFor, ...section }, input, {
      plan,
      options,
      today,
    }),
  }));
  const title = competenceFile.title(input);
  const document = exportDocument(sections, { title, subjectName: input.candidate.fullName });
  // Each kind parses its own input: behind the door that all kinds share inputs are unknown.
  const kind = competenceFile as DocumentKind<unknown>;
  const isDrafters = new Map(plan.map(({ key }) => [key, true]));
  const anonymous = anonymiseDocument({ document, kind, input, options, today, isDrafters }, { employers }).document;
  const { client: _client, record, ...rest } = anonymous;
  return [renderMarkdown(anonymous), renderJson(record), JSON.stringify(rest)].join('\n');
};
