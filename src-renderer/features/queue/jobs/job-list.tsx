import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { MouseEvent, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { JobSummary } from '#shared/model/job.ts';
import { Card } from '../../../components/card.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { gridProps, groupProps, headerProps, rowProps } from '../../../components/table/grid-props.ts';
import { withActive } from '../../../components/table/row-range.ts';
import { useScrollMargin } from '../../../components/table/use-scroll-margin.ts';
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

/** Longer lists cast no shadow: painting that of a million pixels costs more than all their rows. */
const shortList = 200;

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
  const body = useRef<HTMLDivElement>(null);
  const [active, choose] = useActiveRow();
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const scrollMargin = useScrollMargin(scroller, body);
  const count = total ?? 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin,
    scrollPaddingStart: stickyHeight + rowHeight,
    scrollPaddingEnd: rowHeight,
    rangeExtractor: withActive(active.index),
  });
  const items = virtual.getVirtualItems();
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

  return (
    <>
      <Card
        ref={grid}
        className={styles['grid']}
        depth={count <= shortList ? 'raised' : 'flat'}
        {...gridProps({
          label: t('queue.list'),
          rowCount: count + 1,
          columnCount: 6,
          activeId: count > 0 ? rowElementId(active.index) : undefined,
          onKeyDown,
          onClick,
        })}
      >
        <div {...groupProps} className={styles['columns']} style={{ top: stickyHeight }}>
          <div {...rowProps(1)} className={styles['names']}>
            <span {...headerProps}>{t('queue.column.what')}</span>
            <span {...headerProps}>{t('queue.column.document')}</span>
            <span {...headerProps}>{t('queue.column.state')}</span>
            <span {...headerProps}>{t('queue.column.attempt')}</span>
            <span {...headerProps}>{t(filter === 'open' ? 'queue.column.time' : 'queue.column.took')}</span>
            <span {...headerProps}>
              <VisuallyHidden>{t('queue.column.actions')}</VisuallyHidden>
            </span>
          </div>
        </div>
        <div ref={body} {...groupProps} className={styles['body']} style={{ height: virtual.getTotalSize() }}>
          {items.map((row) => {
            const job = jobAt({ pages }, row.index);
            const place = {
              index: row.index,
              y: row.start - scrollMargin,
              isActive: row.index === active.index,
              isLast: row.index === count - 1,
              isOpened: job !== undefined && job.id === openedId,
            };
            return job ? <JobRow key={row.index} job={job} {...place} /> : <RowShadow key={row.index} {...place} />;
          })}
        </div>
      </Card>
      <RowMenu
        place={menu}
        onClose={() => setMenu(null)}
        onClosed={() => grid.current?.focus({ preventScroll: true })}
      />
    </>
  );
};
