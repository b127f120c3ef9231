import type { DocumentView } from '#shared/model/document.ts';
import { documentIdSchema } from '#shared/model/ids.ts';

/** A document as a client sees it, with what a test cares about put in. */
export const documentView = (part: Partial<DocumentView> = {}): DocumentView => ({
  id: documentIdSchema.parse('doc-1'),
  seq: 1,
  themeId: null,
  title: 'A',
  kind: 'competence-file',
  client: null,
  status: 'processing',
  thread: [],
  createdAt: 0,
  updatedAt: 0,
  run: null,
  steps: [],
  sections: [],
  subject: 'A',
  paid: null,
  language: 'en',
  view: {},
  ...part,
});
