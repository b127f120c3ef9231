import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconDots,
  IconLayoutSidebarRight,
  IconPencil,
  IconPlayerStop,
  IconRefresh,
  IconTrash,
  IconWand,
} from '@tabler/icons-react';
import { formatClock, formatEstimate } from '#shared/i18n/format-time.ts';
import type { DocumentView } from '#shared/model/document.ts';
import { useActions } from '../../components/actions-context.tsx';
import { Bar, BarSpace } from '../../components/bar.tsx';
import { Chip } from '../../components/chip.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { LiveRegion } from '../../components/live-region.tsx';
import { kindName } from '../../components/section-name.ts';
import { useNow } from '../../components/use-now.ts';
import { useScreenFocus } from '../../components/use-screen-focus.ts';
import { runProgress } from './run-progress.ts';
import styles from './workspace-screen.module.css';

const icon = { size: 16, stroke: 1.6 } as const;

/** The rarer things to do with the open document; only what makes sense now. */
const WorkspaceMenu = ({ view }: { view: DocumentView }) => {
  const { t } = useI18n();
  const actions = useActions();
  const { run } = view;
  const subject = { documentId: view.id, title: view.title };
  const { isOpen, failed, cancelled } = runProgress(view, 0);
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('work.menu')}>
          <IconDots size={19} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => actions.openRename(subject)}>
          {t('work.rename')}
        </Menu.Item>
        {run && !isOpen && failed + cancelled > 0 && (
          <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => void actions.retryFailed(run.id)}>
            {t(failed > 0 ? 'work.retry-failed' : 'work.resume-cancelled')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconWand {...icon} />} onClick={() => actions.openRedraft(subject)}>
          {t('redraft.title')}
        </Menu.Item>
        {run && isOpen && (
          <Menu.Item leftSection={<IconPlayerStop {...icon} />} onClick={() => void actions.cancel(run.id)}>
            {t('work.cancel')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item c="var(--bad)" leftSection={<IconTrash {...icon} />} onClick={() => void actions.remove([view.id])}>
          {t('work.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

interface WorkspaceBarProps {
  readonly view: DocumentView;
  readonly hasInspector: boolean;
  readonly onToggleInspector: () => void;
}

const Progress = ({ view }: { view: DocumentView }) => {
  const { t } = useI18n();
  const now = useNow(1_000, view.run !== null && view.run.finishedAt === null);
  const progress = runProgress(view, now);
  const { drafted: done, firstDrafts, total, elapsedMs, remainingMs } = progress;
  const parts = [
    ...(total === 0 ? [] : [t('work.progress', { done, count: total })]),
    ...(firstDrafts === 0 ? [] : [t('work.first-drafts', { count: firstDrafts })]),
    ...(elapsedMs === null ? [] : [formatClock(elapsedMs)]),
    ...(remainingMs === null ? [] : [t('work.left', { time: formatEstimate(t, remainingMs) })]),
  ];
  return (
    <>
      <span className={styles['progress']} data-testid="run-progress">
        {parts.join(' · ')}
      </span>
      <LiveRegion text={total === 0 ? '' : t('work.announce-progress', { done, total })} />
    </>
  );
};

/** The document's name, how far it is, and what to do with it. */
export const WorkspaceBar = ({ view, hasInspector, onToggleInspector }: WorkspaceBarProps) => {
  const { t } = useI18n();
  const actions = useActions();
  const heading = useScreenFocus<HTMLHeadingElement>();
  const failed = view.sections.filter(({ state }) => state.type === 'failed').length;
  const subject = { documentId: view.id, title: view.title };
  return (
    <Bar as="header" frame="screen" className={styles['bar']}>
      <h1 ref={heading} tabIndex={-1} dir="auto" title={view.title}>
        {view.title}
      </h1>
      <span className={styles['chips']}>
        <Chip>{kindName(t, view.kind)}</Chip>
        {view.client && <Chip>{view.client}</Chip>}
        {failed > 0 && <Chip tone="bad">{t('library.failed-sections', { count: failed })}</Chip>}
      </span>
      <BarSpace />
      <Progress view={view} />
      <Button
        variant="filled"
        // A section may hold something worth printing before it has a text.
        disabled={view.sections.every(({ content, data }) => content === '' && data === null)}
        onClick={() => actions.openExport(subject, view.status === 'completed')}
      >
        {t('work.export')}
      </Button>
      <Tooltip label={t(hasInspector ? 'work.hide-inspector' : 'work.show-inspector')}>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t(hasInspector ? 'work.hide-inspector' : 'work.show-inspector')}
          aria-expanded={hasInspector}
          onClick={onToggleInspector}
        >
          <IconLayoutSidebarRight size={19} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <WorkspaceMenu view={view} />
    </Bar>
  );
};
