import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { JobId } from '#shared/model/ids.ts';
import { jobListStore } from '../../../stores/job-list-store.ts';
import type { JobPages } from '../../../stores/job-pages.ts';
import { jobAt, placeOf } from '../../../stores/job-pages.ts';

/** The row the keyboard is on: a place, and the job that stood there when it was chosen. */
export interface ActiveRow {
  readonly index: number;
  readonly jobId: JobId | null;
}

/**
 * Where the keyboard is after the list has changed: with its job if that is still to be seen, else at the same place, or
 * the last one. Pure.
 */
export const followRow = (pages: JobPages, active: ActiveRow): ActiveRow => {
  const last = Math.max(0, (pages.total ?? 0) - 1);
  const there = jobAt(pages, active.index)?.id ?? null;
  if (active.jobId === null || there === active.jobId) {
    return there === active.jobId && active.index <= last
      ? active
      : { index: Math.min(active.index, last), jobId: there };
  }
  const moved = placeOf(pages, active.jobId);
  if (moved >= 0) return { index: moved, jobId: active.jobId };
  // Its page is on its way: wait for it rather than jump to a neighbour.
  if (there === null && active.index <= last) return active;
  const index = Math.min(active.index, last);
  return { index, jobId: jobAt(pages, index)?.id ?? null };
};

/** The active row, which stays with its job while others come and go before it. */
export const useActiveRow = (): readonly [ActiveRow, (index: number) => void] => {
  const pages = useStore(jobListStore, (state) => state.pages);
  const query = useStore(jobListStore, (state) => state.query);
  const [active, setActive] = useState<ActiveRow>({ index: 0, jobId: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useEffect(() => setActive({ index: 0, jobId: null }), [query]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pages are read from the store as they are now
  useEffect(() => setActive((held) => followRow(jobListStore.getState(), held)), [pages]);

  const choose = (index: number) => setActive({ index, jobId: jobAt(jobListStore.getState(), index)?.id ?? null });
  return [active, choose];
};
