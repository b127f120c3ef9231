import type { Virtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';
import type { JobSummary } from '#shared/model/job.ts';
import { jobDetailStore, openJob } from '../../../stores/job-detail-store.ts';
import { jobListStore } from '../../../stores/job-list-store.ts';
import { jobAt } from '../../../stores/job-pages.ts';
import { useJobActions } from '../use-queue-actions.ts';
import { isOpen } from './job-text.ts';
import type { ActiveRow } from './use-active-row.ts';

interface ListKeys {
  readonly active: ActiveRow;
  readonly choose: (index: number) => void;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly openMenu: (index: number, job: JobSummary) => void;
  readonly onOpenByKey: () => void;
}

const rowsAPage = 10;

const targetOf = (key: string, index: number, count: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + rowsAPage;
    case 'PageUp':
      return index - rowsAPage;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};

/** What the keys do while the list has the focus: move, open, menu, cancel, retry. */
export const useListKeys = ({ active, choose, virtual, openMenu, onOpenByKey }: ListKeys) => {
  const actions = useJobActions();

  const act = (key: string, job: JobSummary): boolean => {
    switch (key) {
      case 'Enter':
      case ' ':
        openJob(job.id);
        if (key === 'Enter') onOpenByKey();
        return true;
      case '.':
      case 'ContextMenu':
        openMenu(active.index, job);
        return true;
      case 'Delete':
      case 'Backspace':
        if (isOpen(job)) void actions.cancel(job);
        return true;
      case 'r':
        if (job.state === 'failed' || job.state === 'cancelled') void actions.retry(job);
        return true;
      default:
        return false;
    }
  };

  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const state = jobListStore.getState();
    const count = state.total ?? 0;
    const target = targetOf(event.key, active.index, count);
    if (target !== null && count > 0) {
      event.preventDefault();
      const index = Math.min(count - 1, Math.max(0, target));
      choose(index);
      virtual.scrollToIndex(index, { align: 'auto' });
      const next = jobAt(state, index);
      // What is open beside the list follows the keyboard.
      if (next && jobDetailStore.getState().jobId) openJob(next.id);
      return;
    }
    const job = jobAt(state, active.index);
    if (job && act(event.key, job)) event.preventDefault();
  };
};
