import { Menu } from '@mantine/core';
import { IconFileText, IconInfoCircle, IconPlayerStop, IconPlayerTrackNext, IconRefresh } from '@tabler/icons-react';
import type { JobSummary } from '#shared/model/job.ts';
import { useActions } from '../../../components/actions-context.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { openJob } from '../../../stores/job-detail-store.ts';
import { useJobActions } from '../use-queue-actions.ts';
import { isOpen, jobTitle } from './job-text.ts';
import styles from './row-menu.module.css';

export interface MenuPlace {
  readonly job: JobSummary;
  /** The button it belongs to, in the window. */
  readonly box: DOMRect;
}

interface RowMenuProps {
  readonly place: MenuPlace | null;
  readonly onClose: () => void;
  /** It is gone: the focus may go back to the list. */
  readonly onClosed: () => void;
}

const icon = { size: 16, stroke: 1.6 } as const;

/** What can be done with a row. One menu serves all rows, since each would have to carry one otherwise. */
export const RowMenu = ({ place, onClose, onClosed }: RowMenuProps) => {
  const { t } = useI18n();
  const actions = useJobActions();
  const documents = useActions();
  if (!place) return null;
  const { job, box } = place;
  const { documentId } = job;
  const anchor = { left: box.left, top: box.top, width: box.width, height: box.height };
  const close = () => {
    onClose();
    onClosed();
  };
  return (
    <Menu
      opened
      onClose={close}
      returnFocus={false}
      // The key that opens it is still on its way when it opens, and would count as one outside of it.
      clickOutsideEvents={['mousedown', 'touchstart']}
    >
      <Menu.Target>
        {/* Stands where the row's own button is, which may be gone before the menu is. */}
        <button
          type="button"
          tabIndex={-1}
          className={styles['anchor']}
          style={anchor}
          aria-label={t('row.actions', { title: jobTitle(t, job) })}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconInfoCircle {...icon} />} onClick={() => openJob(job.id)}>
          {t('row.open')}
        </Menu.Item>
        {documentId !== null && (
          <Menu.Item leftSection={<IconFileText {...icon} />} onClick={() => documents.open(documentId)}>
            {t('row.open-document')}
          </Menu.Item>
        )}
        {job.state === 'scheduled' && (
          <Menu.Item leftSection={<IconPlayerTrackNext {...icon} />} onClick={() => void actions.startNow(job)}>
            {t('row.start-now')}
          </Menu.Item>
        )}
        {(job.state === 'failed' || job.state === 'cancelled') && (
          <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => void actions.retry(job)}>
            {t('app.retry')}
          </Menu.Item>
        )}
        {isOpen(job) && (
          <Menu.Item c="var(--bad)" leftSection={<IconPlayerStop {...icon} />} onClick={() => void actions.cancel(job)}>
            {t('row.cancel')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
};
