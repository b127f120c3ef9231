import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useActions } from '../../components/actions-context.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { clearSelection, libraryStore } from '../../stores/library-store.ts';
import styles from './selection-bar.module.css';

/** How many documents there are; with some selected, what can be done with them. */
export const SelectionBar = () => {
  const { t } = useI18n();
  const actions = useActions();
  const total = useStore(libraryStore, (state) => state.total);
  const search = useStore(libraryStore, (state) => state.search);
  const phase = useStore(libraryStore, (state) => state.phase);
  const selected = useStore(libraryStore, (state) => state.selected);
  if (selected.size === 0) {
    return (
      <p className={styles['bar']} role="status">
        {phase === 'ready' && total > 0 && t(search ? 'library.found' : 'library.count', { count: total })}
      </p>
    );
  }
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('library.selected', { count: selected.size })}>
      <span className={styles['count']}>{t('library.selected', { count: selected.size })}</span>
      <Button
        size="compact-sm"
        leftSection={<IconTrash size={14} />}
        onClick={() => void actions.remove([...selected])}
      >
        {t('app.delete')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={clearSelection}>
        {t('library.clear-selection')}
      </Button>
    </div>
  );
};
