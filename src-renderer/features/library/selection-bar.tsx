import { Button } from '@mantine/core';
import { IconFileExport, IconTrash } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useActions } from '../../components/actions-context.tsx';
import { Bar } from '../../components/bar.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { libraryStore, selectAll, stopSelecting } from '../../stores/library-store.ts';
import { showDialog } from '../../stores/navigation-store.ts';
import styles from './selection-bar.module.css';

/** How many documents there are; with some selected, what can be done with them. */
export const SelectionBar = () => {
  const { t } = useI18n();
  const actions = useActions();
  const { total, search, phase, selected, isSelecting, isSelectingAll } = useStore(libraryStore);
  if (selected.size === 0 && !isSelecting) {
    return (
      <Bar as="p" gap="small" className={styles['bar']} role="status">
        {phase === 'ready' && total > 0 && t(search ? 'library.found' : 'library.count', { count: total })}
      </Bar>
    );
  }
  const ids = [...selected];
  const words = selected.size === 0 ? t('library.choose') : t('library.selected', { count: selected.size });
  return (
    <Bar gap="small" className={styles['bar']} role="toolbar" aria-label={words}>
      <span className={styles['count']} role="status">
        {words}
      </span>
      {selected.size > 0 && (
        <>
          <Button
            size="compact-sm"
            leftSection={<IconFileExport size={14} />}
            onClick={() => showDialog({ name: 'bulk-export', documentIds: ids })}
          >
            {t('library.export-selected')}
          </Button>
          <Button size="compact-sm" leftSection={<IconTrash size={14} />} onClick={() => void actions.remove(ids)}>
            {t('app.delete')}
          </Button>
        </>
      )}
      {selected.size < total && (
        <Button size="compact-sm" variant="subtle" loading={isSelectingAll} onClick={() => void selectAll()}>
          {t('library.select-all', { count: total })}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={stopSelecting}>
        {t(selected.size === 0 ? 'library.done-selecting' : 'library.clear-selection')}
      </Button>
    </Bar>
  );
};
