import type { AppError } from '#shared/model/app-error.ts';
import type { JobId } from '#shared/model/ids.ts';
import type { JobFilter, JobSummary } from '#shared/model/job.ts';
import type { QueueName } from '#shared/model/queue-policy.ts';

/** Rows asked for at once. */
export const pageSize = 100;
/** Pages kept; those furthest from what is shown are forgotten first. */
const keptPages = 30;

/** Which list: of one queue, or of all with null. */
export interface JobQuery {
  readonly filter: JobFilter;
  readonly queue: QueueName | null;
}

export interface JobPage {
  readonly jobs: readonly JobSummary[];
  /** Number of the request that brought it; answers to earlier requests are dropped. */
  readonly requestNo: number;
  /** How many changes had been heard of when it was asked for. */
  readonly changeNo: number;
}

/** What is known of a list of any length: the number of its rows, and the pages that were read. */
export interface JobPages {
  readonly query: JobQuery;
  /** Rows in all; null before the first answer. */
  readonly total: number | null;
  /** Number of the request that told the total. */
  readonly totalNo: number;
  readonly pages: ReadonlyMap<number, JobPage>;
  /** Grows with every change heard of; pages asked for before it are stale. */
  readonly changeNo: number;
  readonly error: AppError | null;
}

export interface PageAnswer extends JobPage {
  readonly query: JobQuery;
  readonly page: number;
  readonly total: number;
}

/** A list nothing is known of yet. */
export const emptyPages = (query: JobQuery): JobPages => ({
  query,
  total: null,
  totalNo: 0,
  pages: new Map(),
  changeNo: 0,
  error: null,
});

export const isSameQuery = (a: JobQuery, b: JobQuery): boolean => a.filter === b.filter && a.queue === b.queue;

/** Keeps the objects of rows that are as they were, so that only changed rows are drawn again. */
const reuseRows = (held: readonly JobSummary[], fresh: readonly JobSummary[]): readonly JobSummary[] => {
  const known = new Map(held.map((job) => [job.id, job]));
  return fresh.map((job) => {
    const before = known.get(job.id);
    return before && JSON.stringify(before) === JSON.stringify(job) ? before : job;
  });
};

const withinTotal = (pages: Map<number, JobPage>, total: number, centre: number): ReadonlyMap<number, JobPage> => {
  const distance = (page: number) => Math.abs(page - centre);
  const kept = [...pages]
    // The first page of an empty list is known too: there is nothing on it.
    .filter(([page]) => page === 0 || page * pageSize < total)
    .sort(([a], [b]) => distance(a) - distance(b))
    .slice(0, keptPages);
  return new Map(kept);
};

/**
 * Takes one answer in. Answers to another query are dropped, as are those that were overtaken by the answer to a later
 * request. A list that became shorter loses the pages behind its end. Pure.
 */
export const applyPage = (state: JobPages, answer: PageAnswer): JobPages => {
  if (!isSameQuery(answer.query, state.query)) return state;
  const held = state.pages.get(answer.page);
  const isNewest = answer.requestNo > state.totalNo;
  if (held && held.requestNo > answer.requestNo) return state;
  const total = isNewest || state.total === null ? answer.total : state.total;
  const { requestNo, changeNo } = answer;
  const pages = new Map(state.pages);
  pages.set(answer.page, { jobs: reuseRows(held?.jobs ?? [], answer.jobs), requestNo, changeNo });
  return {
    ...state,
    total,
    totalNo: Math.max(state.totalNo, requestNo),
    pages: withinTotal(pages, total, answer.page),
    error: null,
  };
};

/** Notes that something changed: every page held is stale from now on, and shown until its successor is there. Pure. */
export const invalidate = (state: JobPages): JobPages => ({ ...state, changeNo: state.changeNo + 1 });

/** The pages of rows `first` to `last` that are missing or stale, missing ones before stale ones. Pure. */
export const pagesToFetch = (state: JobPages, first: number, last: number): number[] => {
  const end = state.total === null ? 0 : Math.max(0, state.total - 1);
  const from = Math.floor(Math.min(first, end) / pageSize);
  const to = Math.floor(Math.min(last, end) / pageSize);
  const wanted = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const missing = wanted.filter((page) => !state.pages.has(page));
  const stale = wanted.filter((page) => (state.pages.get(page)?.changeNo ?? state.changeNo) < state.changeNo);
  return [...missing, ...stale];
};

/** The row at a place of the list, if its page is held. Pure. */
export const jobAt = (state: Pick<JobPages, 'pages'>, index: number): JobSummary | undefined =>
  state.pages.get(Math.floor(index / pageSize))?.jobs[index % pageSize];

/** Where a job stands now, if its page is held; -1 otherwise. Pure. */
export const placeOf = (state: JobPages, jobId: JobId): number => {
  for (const [page, { jobs }] of state.pages) {
    const at = jobs.findIndex((job) => job.id === jobId);
    if (at >= 0) return page * pageSize + at;
  }
  return -1;
};
