import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useI18n } from '../../components/i18n-context.tsx';
import { useNow } from '../../components/use-now.ts';
import { connectionsStore, heldBy } from '../../stores/connections-store.ts';
import { libraryStore, loadMore } from '../../stores/library-store.ts';
import { cardHeight, DocumentCard } from './document-card.tsx';
import styles from './document-grid.module.css';

const smallestCard = 285;
const gap = 18;
/** Rows before the end at which the next page is asked for. */
const lookAhead = 6;

/** The cards, of which only the visible rows exist in the page. */
export const DocumentGrid = () => {
  const { t } = useI18n();
  const documents = useStore(libraryStore, (state) => state.documents);
  const selected = useStore(libraryStore, (state) => state.selected);
  const isSelecting = useStore(libraryStore, (state) => state.isSelecting);
  const servers = useStore(connectionsStore);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measure, width } = useElementSize<HTMLUListElement>();
  const now = useNow(30_000);
  const columns = Math.max(1, Math.floor((width + gap) / (smallestCard + gap)));
  const cardWidth = (width - gap * (columns - 1)) / columns;
  const rows = Math.ceil(documents.length / columns);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight + gap,
    overscan: 3,
  });
  const items = virtual.getVirtualItems();
  const lastRow = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (lastRow >= rows - lookAhead) void loadMore();
  }, [lastRow, rows]);

  return (
    <div ref={scroller} className={styles['scroller']} tabIndex={-1}>
      <ul
        ref={measure}
        className={styles['rows']}
        style={{ height: virtual.getTotalSize() }}
        aria-label={t('library.grid')}
      >
        {items.flatMap((row) =>
          documents
            .slice(row.index * columns, (row.index + 1) * columns)
            .map((document, column) => (
              <DocumentCard
                key={document.id}
                document={document}
                now={now}
                held={heldBy(servers, document.run)}
                isSelected={selected.has(document.id)}
                isSelecting={isSelecting || selected.size > 0}
                x={column * (cardWidth + gap)}
                y={row.start}
                width={cardWidth}
              />
            )),
        )}
      </ul>
    </div>
  );
};
