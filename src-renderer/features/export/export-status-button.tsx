import { useStore } from 'zustand';
import { useI18n } from '../../components/i18n-context.tsx';
import { endedOf, exportBatchesStore, isOpenBatch, setExportsFolded } from '../../stores/export-batches-store.ts';

/** In the status bar while documents are exported behind the scenes; opens the panel, or folds it away. */
export const ExportStatusButton = ({ className }: { className: string | undefined }) => {
  const { t } = useI18n();
  const batches = useStore(exportBatchesStore, (state) => state.batches);
  const isFolded = useStore(exportBatchesStore, (state) => state.isFolded);
  const open = batches.filter(isOpenBatch);
  if (open.length === 0) return null;
  const done = open.reduce((sum, batch) => sum + endedOf(batch), 0);
  const total = open.reduce((sum, batch) => sum + batch.total, 0);
  return (
    <button
      type="button"
      className={className}
      aria-expanded={!isFolded}
      data-testid="export-status"
      onClick={() => setExportsFolded(!isFolded)}
    >
      {t('bulk.status', { done, total })}
    </button>
  );
};
