import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconLayoutSidebarRight } from '@tabler/icons-react';
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
import { WorkspaceMenu } from './workspace-menu.tsx';
import styles from './workspace-screen.module.css';

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
