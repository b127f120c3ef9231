import type { MouseEvent, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { JobSummary } from '#shared/model/job.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useVirtualRows } from '../../../components/table/use-virtual-rows.ts';
import { VirtualTable } from '../../../components/table/virtual-table.tsx';
import { jobDetailStore, openJob } from '../../../stores/job-detail-store.ts';
import { jobListStore, showRows } from '../../../stores/job-list-store.ts';
import { jobAt } from '../../../stores/job-pages.ts';
import styles from './job-list.module.css';
import { JobRow, RowShadow, rowElementId, rowHeight } from './job-row.tsx';
import type { MenuPlace } from './row-menu.tsx';
import { RowMenu } from './row-menu.tsx';
import { useActiveRow } from './use-active-row.ts';
import { useListKeys } from './use-list-keys.ts';

interface JobListProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Height of what sticks to the top while the list scrolls under it, in CSS pixels. */
  readonly stickyHeight: number;
  readonly onOpenByKey: () => void;
}

const indexOf = (target: EventTarget): number => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row ? Number(row.dataset['index']) : -1;
};

/** The rows, of which only the visible ones exist in the page, however many there are. */
export const JobList = ({ scroller, stickyHeight, onOpenByKey }: JobListProps) => {
  const { t } = useI18n();
  // Not the whole state: which rows are on the screen is in it too, and changes with every step of the wheel.
  const pages = useStore(jobListStore, (state) => state.pages);
  const total = useStore(jobListStore, (state) => state.total);
  const filter = useStore(jobListStore, (state) => state.query.filter);
  const openedId = useStore(jobDetailStore, (state) => state.jobId);
  const grid = useRef<HTMLDivElement>(null);
  const [active, choose] = useActiveRow();
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const count = total ?? 0;
  const rows = useVirtualRows({ scroller, count, rowHeight, stickyHeight, activeIndex: active.index });
  const { virtual } = rows;
  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => showRows(first, last), [first, last]);

  const openMenu = (index: number, job: JobSummary) => {
    const button = document.querySelector(`#${rowElementId(index)} [data-menu]`);
    if (button) setMenu({ job, box: button.getBoundingClientRect() });
  };
  const onKeyDown = useListKeys({ active, choose, virtual, openMenu, onOpenByKey });
  const onClick = (event: MouseEvent) => {
    const index = indexOf(event.target);
    const job = jobAt({ pages }, index);
    if (!job) return;
    choose(index);
    if (event.target instanceof Element && event.target.closest('[data-menu]')) openMenu(index, job);
    else openJob(job.id);
  };

  const columns = [
    { key: 'what', head: t('queue.column.what') },
    { key: 'document', head: t('queue.column.document') },
    { key: 'state', head: t('queue.column.state') },
    { key: 'attempt', head: t('queue.column.attempt') },
    { key: 'time', head: t(filter === 'open' ? 'queue.column.time' : 'queue.column.took') },
    { key: 'actions', head: t('queue.column.actions'), isHeadHidden: true },
  ];
  return (
    <>
      <VirtualTable
        ref={grid}
        className={styles['list']}
        label={t('queue.list')}
        columns={columns}
        rows={rows}
        rowId={rowElementId}
        showRow={(place) => {
          const job = jobAt({ pages }, place.index);
          return job ? <JobRow job={job} isOpened={job.id === openedId} {...place} /> : <RowShadow {...place} />;
        }}
        onKeyDown={onKeyDown}
        onClick={onClick}
      />
      <RowMenu
        place={menu}
        onClose={() => setMenu(null)}
        onClosed={() => grid.current?.focus({ preventScroll: true })}
      />
    </>
  );
};
