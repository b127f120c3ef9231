import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconFileExport,
  IconFileText,
  IconPencil,
  IconRefresh,
  IconTrash,
  IconWand,
} from '@tabler/icons-react';
import type { DocumentSummary } from '#shared/model/document.ts';
import { useActions } from '../../components/actions-context.tsx';
import { useI18n } from '../../components/i18n-context.tsx';

const icon = { size: 16, stroke: 1.6 } as const;

/** What can be done with one document of the library. */
export const CardMenu = ({ document }: { document: DocumentSummary }) => {
  const { t } = useI18n();
  const actions = useActions();
  const { id, title, run, status } = document;
  const subject = { documentId: id, title };
  const canRetry = run !== null && (status === 'partial' || status === 'failed' || status === 'cancelled');
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" aria-label={t('library.actions', { title })}>
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileText {...icon} />} onClick={() => actions.open(id)}>
          {t('app.open')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileExport {...icon} />}
          onClick={() => actions.openExport(subject, status === 'completed')}
        >
          {t('work.export')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => actions.openRename(subject)}>
          {t('work.rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconWand {...icon} />} onClick={() => actions.openRedraft(subject)}>
          {t('redraft.title')}
        </Menu.Item>
        {canRetry && (
          <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => void actions.retryFailed(run.id)}>
            {t(run.counts.failed > 0 ? 'work.retry-failed' : 'work.resume-cancelled')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item c="var(--bad)" leftSection={<IconTrash {...icon} />} onClick={() => void actions.remove([id])}>
          {t('app.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
