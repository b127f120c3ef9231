import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconPlayerStop, IconRefresh, IconTrash, IconWand } from '@tabler/icons-react';
import type { DocumentView } from '#shared/model/document.ts';
import { useActions } from '../../components/actions-context.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { runProgress } from './run-progress.ts';

const icon = { size: 16, stroke: 1.6 } as const;

/** The rarer things to do with the open document; only what makes sense now. */
export const WorkspaceMenu = ({ view }: { view: DocumentView }) => {
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
