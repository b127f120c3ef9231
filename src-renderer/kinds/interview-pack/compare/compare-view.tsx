import { Button, Loader, SegmentedControl } from '@mantine/core';
import { IconDownload, IconUserPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#shared/model/ids.ts';
import { Bar, BarSpace } from '../../../components/bar.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { Kbd } from '../../../components/kbd.tsx';
import { ScreenMessage } from '../../../components/screen-message.tsx';
import type { PackFacts } from '../pack-facts.ts';
import type { GridPlace, PackMode } from '../pack-mode.ts';
import type { Pack, PackSet } from '../read-pack.ts';
import { setToGive } from '../share/questions-to-give.ts';
import { useEscape } from '../use-escape.ts';
import type { Grid, GridOrder } from './build-grid.ts';
import { buildGrid, sortCandidates } from './build-grid.ts';
import styles from './compare.module.css';
import { GridTable } from './grid-table.tsx';
import { createGroup } from './group-store.ts';
import { useOpenPlace } from './use-open-place.ts';
import { useSaveGrid } from './use-save-grid.ts';

interface CompareViewProps {
  readonly documentId: DocumentId;
  readonly pack: Pack;
  readonly facts: PackFacts;
  /** The cell that takes the focus: it was left to be scored. */
  readonly place: GridPlace | null;
  readonly onMode: (mode: PackMode) => void;
  /** Gives another candidate the questions of a set. */
  readonly onGive: (set: PackSet) => void;
  readonly onLeave: () => void;
}

/** The grid of the packs that share questions with one; null until they are there. */
const useGrid = (origin: string) => {
  const group = useMemo(() => createGroup(origin), [origin]);
  useEffect(() => group.follow(), [group]);
  const { packs, error } = useStore(group.store);
  const grid = useMemo(() => (packs === null ? null : buildGrid([...packs.values()])), [packs]);
  return { grid, error, refresh: () => void group.refresh() };
};

const isEmpty = ({ candidates, themes }: Grid): boolean => candidates.length < 2 || themes.length === 0;

/** Why there is nothing to compare yet, and how to come by it. */
const EmptyGrid = ({ grid, action }: { grid: Grid; action: ReactNode }) => {
  const { t } = useI18n();
  if (grid.candidates.length > 1) {
    return (
      <ScreenMessage title={t('interview.nothing-shared')} text={t('interview.nothing-shared-hint')} actions={action} />
    );
  }
  return (
    <ScreenMessage
      title={t('interview.one-candidate')}
      text={t(action ? 'interview.one-candidate-hint' : 'interview.no-questions-hint')}
      actions={action}
    />
  );
};

const GridBody = ({
  grid,
  documentId,
  place,
  order,
  onMode,
}: { grid: Grid; order: GridOrder } & Pick<CompareViewProps, 'documentId' | 'place' | 'onMode'>) => {
  const { t, locale } = useI18n();
  const candidates = useMemo(() => sortCandidates(grid.candidates, order, locale), [grid, order, locale]);
  const openPlace = useOpenPlace(documentId, onMode);
  return (
    <>
      <GridTable grid={grid} candidates={candidates} current={documentId} place={place} onOpen={openPlace} />
      {grid.leftOut > 0 && <p className={styles['note']}>{t('interview.left-out', { count: grid.leftOut })}</p>}
    </>
  );
};

/** The candidates who were asked the same, side by side. */
export const CompareView = ({ documentId, pack, facts, place, onMode, onGive, onLeave }: CompareViewProps) => {
  const { t, locale } = useI18n();
  const { grid, error, refresh } = useGrid(facts.origin);
  const [order, setOrder] = useState<GridOrder>('mean');
  const save = useSaveGrid();
  const given = setToGive(pack, facts.isGiven);
  useEscape(onLeave);
  const hasCells = grid !== null && !isEmpty(grid);
  const addButton = given && (
    <Button
      {...(hasCells ? { size: 'compact-md' } : { variant: 'filled' })}
      leftSection={<IconUserPlus size={16} stroke={1.7} />}
      onClick={() => onGive(given)}
    >
      {t('interview.give')}
    </Button>
  );
  return (
    <section className={styles['view']} aria-label={t('interview.compare')}>
      <Bar className={styles['head']}>
        <h2>{t('interview.compare')}</h2>
        <BarSpace />
        {hasCells && (
          <>
            <SegmentedControl
              size="xs"
              aria-label={t('interview.sort')}
              value={order}
              onChange={setOrder}
              data={[
                { value: 'mean', label: t('interview.sort-mean') },
                { value: 'name', label: t('interview.sort-name') },
              ]}
            />
            <Button
              size="compact-md"
              aria-label={t('interview.save-csv')}
              leftSection={<IconDownload size={16} stroke={1.7} />}
              onClick={() => void save(grid, sortCandidates(grid.candidates, order, locale), facts.job)}
            >
              CSV
            </Button>
            {addButton}
          </>
        )}
        <Button size="compact-md" variant="subtle" rightSection={<Kbd keys="Esc" />} onClick={onLeave}>
          {t('interview.leave')}
        </Button>
      </Bar>
      {grid === null && error && <ErrorMessage title={t('interview.compare-failed')} error={error} onRetry={refresh} />}
      {grid === null && !error && <Loader className={styles['loading'] ?? ''} aria-label={t('app.loading')} />}
      {grid && isEmpty(grid) && <EmptyGrid grid={grid} action={addButton} />}
      {hasCells && <GridBody grid={grid} documentId={documentId} place={place} order={order} onMode={onMode} />}
    </section>
  );
};
