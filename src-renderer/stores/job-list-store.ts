import { createStore } from 'zustand/vanilla';
import type { JobId } from '#shared/model/ids.ts';
import { client } from '../client.ts';
import { throttle } from './coalesce.ts';
import type { JobPages, JobQuery } from './job-pages.ts';
import { applyPage, emptyPages, invalidate, isSameQuery, pageSize, pagesToFetch } from './job-pages.ts';

/** Something the user asked for whose outcome the list doesn't show yet. */
export type Wish = 'cancel' | 'retry' | 'start';

/** The rows of the Queue page, and where the user is among them. */
export interface JobListState extends JobPages {
  readonly wishes: ReadonlyMap<JobId, Wish>;
  /** Rows on the screen. */
  readonly first: number;
  readonly last: number;
  /** The screen is open. */
  readonly isShown: boolean;
}

/** Requests under way at once: a drag of the scroll bar asks for where it stops, not for all it passes. */
const requestsAtOnce = 2;
/** How often the visible rows are read again at most while much changes. */
const refreshMs = 250;

export const jobListStore = createStore<JobListState>()(() => ({
  ...emptyPages({ filter: 'open', queue: null }),
  wishes: new Map<JobId, Wish>(),
  first: 0,
  last: 0,
  isShown: false,
}));

let requestNo = 0;
/** Pages asked for and not answered yet, by the number of their request. */
const underWay = new Map<number, { readonly query: JobQuery; readonly page: number }>();

const isUnderWay = (query: JobQuery, page: number): boolean =>
  [...underWay.values()].some((request) => request.page === page && isSameQuery(request.query, query));

const fetchPage = async (query: JobQuery, page: number): Promise<void> => {
  requestNo += 1;
  const number = requestNo;
  const { changeNo } = jobListStore.getState();
  underWay.set(number, { query, page });
  const result = await client.call('job.list', {
    filter: query.filter,
    ...(query.queue === null ? {} : { queue: query.queue }),
    offset: page * pageSize,
    limit: pageSize,
  });
  underWay.delete(number);
  if (result.ok) {
    const { jobs, total } = result.value;
    jobListStore.setState((state) => applyPage(state, { query, page, requestNo: number, changeNo, jobs, total }));
    fetchMissing();
  } else if (isSameQuery(query, jobListStore.getState().query)) {
    // No automatic retry: the next change, or the user, asks again.
    jobListStore.setState({ error: result.error });
  }
};

/** Asks for what is on the screen and not held, or stale. */
const fetchMissing = (): void => {
  const state = jobListStore.getState();
  if (!state.isShown || document.hidden) return;
  const wanted = pagesToFetch(state, state.first, state.last).filter((page) => !isUnderWay(state.query, page));
  for (const page of wanted.slice(0, Math.max(0, requestsAtOnce - underWay.size))) void fetchPage(state.query, page);
};

/** Reads the visible rows again; also the way out of an error. */
export const refreshJobs = (): void => {
  jobListStore.setState((state) => ({ ...invalidate(state), error: null }));
  fetchMissing();
};

/** Notes that jobs changed: visible rows are read again soon, a closed screen reads when it is opened. */
export const jobsChanged = throttle(refreshJobs, refreshMs);

/** Tells which rows are on the screen. */
export const showRows = (first: number, last: number): void => {
  const held = jobListStore.getState();
  if (held.first === first && held.last === last) return;
  jobListStore.setState({ first, last });
  fetchMissing();
};

/** Opens or closes the screen; a closed one asks for nothing. */
export const setJobsShown = (isShown: boolean): void => {
  jobListStore.setState({ isShown });
  if (isShown) refreshJobs();
};

/** Shows another list, from its beginning. */
export const queryJobs = (change: Partial<JobQuery>): void => {
  const held = jobListStore.getState();
  const query = { ...held.query, ...change };
  if (isSameQuery(query, held.query)) return;
  jobListStore.setState({ ...emptyPages(query), first: 0, last: 0 });
  fetchMissing();
};

/** Shows at once what was asked for, until `wishesSettled` says that the list knows. */
export const wish = (jobIds: readonly JobId[], wanted: Wish): void =>
  jobListStore.setState(({ wishes }) => ({
    wishes: new Map([...wishes, ...jobIds.map((id) => [id, wanted] as const)]),
  }));

/** The wishes were carried out or refused: the rows speak for themselves again. */
export const wishesSettled = (jobIds: readonly JobId[]): void =>
  jobListStore.setState(({ wishes }) => {
    const left = new Map(wishes);
    for (const id of jobIds) left.delete(id);
    return { wishes: left };
  });
