import { z } from 'zod';
import type { RouteName, RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import type { DocumentView, SectionAnswer } from '#shared/model/document.ts';
import type { SectionId } from '#shared/model/ids.ts';
import { toJson } from '#shared/model/json.ts';
import type { QueueStatus } from '#shared/model/queue-status.ts';
import { parseCandidateFile } from '../../src-main/convert/read/candidate/parse-candidate-file.ts';
import { parseJobFile } from '../../src-main/convert/read/job/parse-job-file.ts';
import type { FakeDocument } from './fake-document.ts';
import { summaryOf } from './fake-document.ts';
import { fail } from './fake-failure.ts';
import type { FakeQueue } from './preview/fake-queue.ts';

export type FakeRoutes = {
  [R in RouteName]: (input: RouteParsedInput<R>) => RouteOutput<R> | Promise<RouteOutput<R>>;
};

const textOf = (data: Uint8Array | string): string =>
  typeof data === 'string' ? data : new TextDecoder().decode(data);

/** What the fake answers whatever is in it. */
export const stillRoutes = {
  'source.read': ({ role, file: { name, data } }) => {
    const file = { name, text: textOf(data) };
    const outcome = role === 'candidate' ? parseCandidateFile(file) : parseJobFile(file);
    if (!outcome.ok) return fail(outcome.error);
    const { value, format, notes } = outcome.value;
    return { value: toJson(value), format, notes };
  },
  'form-draft.get': () => ({ value: null }),
  'form-draft.save': () => ({}),
  'run.get-record': () => fail({ code: 'not-found', message: 'The fake keeps no records.' }),
  'batch.get': () => fail({ code: 'not-found', message: 'The fake keeps no batches.' }),
} satisfies Partial<FakeRoutes>;

/** One section of a document as it stands in it, with what changes beside it. */
export const sectionAnswer = (view: DocumentView, sectionId: SectionId, seq: number): SectionAnswer => {
  const { status, thread, run, updatedAt, paid, language, sections, steps } = view;
  const section = sections.find(({ id }) => id === sectionId);
  if (section === undefined) return fail({ code: 'not-found', message: 'This section no longer exists.' });
  return {
    seq,
    documentId: view.id,
    section,
    steps: steps.filter((step) => step.sectionId === sectionId),
    waiting: sections.flatMap(({ id, state }) =>
      state.type === 'waiting' ? [{ sectionId: id, reason: state.reason }] : [],
    ),
    document: { status, thread, run, updatedAt, paid, language },
  };
};

/** The document that a set of questions came from: such documents are found by it. */
const originOf = ({ view }: DocumentView): string =>
  z.object({ givenFrom: z.string() }).safeParse(view).data?.givenFrom ?? '';

/** One page of the fake's library. */
export const libraryPage = (
  documents: readonly FakeDocument[],
  { search, cursor, limit }: RouteParsedInput<'document.list'>,
): RouteOutput<'document.list'> => {
  const words = search?.toLowerCase() ?? '';
  const found = documents
    .filter(({ view }) => `${view.title} ${view.client} ${originOf(view)}`.toLowerCase().includes(words))
    .map(({ view }) => summaryOf(view))
    .sort((a, b) => b.updatedAt - a.updatedAt);
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return {
    documents: found.slice(start, end),
    nextCursor: end < found.length ? String(end) : null,
    total: found.length,
  };
};

/** The status bar's numbers, from the documents' sections and the jobs beside them. */
export const statusOf = (documents: Iterable<FakeDocument>, jobs: FakeQueue): QueueStatus => {
  const sections = [...documents].flatMap(({ view }) => view.sections);
  const count = (type: string) => sections.filter(({ state }) => state.type === type).length;
  const queued = jobs.counts();
  const open = count('waiting') + count('drafting') + queued.waiting + queued.running;
  return {
    queueSize: count('waiting') + queued.waiting,
    concurrentJobs: count('drafting') + queued.running,
    processing: open > 0,
    remainingMs: open > 0 ? open * 1_400 : null,
    holds: [],
    statistics: {
      totalJobs: sections.length,
      completedJobs: count('drafted'),
      failedJobs: count('failed'),
      successRate: 1,
    },
  };
};
