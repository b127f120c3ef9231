import { useRef } from 'react';
import type { DocumentId } from '#shared/model/ids.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { GridPlace } from '../pack-mode.ts';
import type { ScoreTotal } from '../score-totals.ts';
import type { Grid, GridCandidate, GridRow } from './build-grid.ts';
import { CandidateHead } from './candidate-head.tsx';
import styles from './compare.module.css';
import { GridCell } from './grid-cell.tsx';
import { meanText, missingText, pointsText } from './grid-labels.ts';
import type { OpenPlace } from './use-open-place.ts';
import { useRovingCells } from './use-roving-cells.ts';

/** As many candidates as leave room beside them. */
const few = 4;

interface GridTableProps {
  readonly grid: Grid;
  /** In the order in which they are shown. */
  readonly candidates: readonly GridCandidate[];
  /** The pack that is open. */
  readonly current: DocumentId;
  /** The cell that takes the focus when the table is first shown. */
  readonly place: GridPlace | null;
  readonly onOpen: OpenPlace;
}

/** What the scores of a candidate come to: mean, points, and what is missing. */
const Total = ({ total, isWhole = false }: { total: ScoreTotal; isWhole?: boolean }) => {
  const { t, locale } = useI18n();
  const missing = missingText(total, t);
  return (
    <td className={styles['total']} data-whole={isWhole || undefined}>
      <b>{meanText(total, locale)}</b>
      {total.scored > 0 && <small>{pointsText(total, t)}</small>}
      {missing !== null && <small data-missing>{missing}</small>}
    </td>
  );
};

/** Candidates as columns, questions by theme as rows. One cell is in the order of Tab; arrow keys go to the others. */
export const GridTable = ({ grid, candidates, current, place, onOpen }: GridTableProps) => {
  const { t } = useI18n();
  const table = useRef<HTMLTableElement>(null);
  const rows: readonly GridRow[] = grid.themes.flatMap((theme) => theme.rows);
  const [top] = rows;
  const leading = candidates.find(({ id }) => top?.cells.has(id));
  const { stop, setStop, onKeyDown } = useRovingCells(table, {
    first: top && leading ? { question: top.question, documentId: leading.id } : null,
    wished: place,
    has: ({ question, documentId }) => rows.some((row) => row.question === question && row.cells.has(documentId)),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={styles['scroller']} aria-label={t('interview.compare-table')} tabIndex={0}>
      <table
        ref={table}
        className={styles['grid']}
        data-few={candidates.length <= few || undefined}
        onKeyDown={onKeyDown}
      >
        <caption className={styles['caption']}>{t('interview.compare-keys')}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles['corner']}>
              {t('interview.question')}
            </th>
            {candidates.map((candidate) => (
              <CandidateHead
                key={candidate.id}
                candidate={candidate}
                isCurrent={candidate.id === current}
                onOpen={() => onOpen.pack(candidate.id)}
              />
            ))}
          </tr>
          <tr>
            <th scope="row" className={styles['corner']}>
              {t('interview.overall')} <small>{t('interview.overall-hint')}</small>
            </th>
            {candidates.map(({ id, total }) => (
              <Total key={id} isWhole total={total} />
            ))}
          </tr>
        </thead>
        {grid.themes.map(({ theme, rows: own }) => (
          <tbody key={theme}>
            <tr className={styles['theme']}>
              <th scope="rowgroup">{t(`interview.theme.${theme}`)}</th>
              {candidates.map(({ id, themes }) => {
                const total = themes.get(theme);
                return total ? <Total key={id} total={total} /> : <td key={id} />;
              })}
            </tr>
            {own.map((row) => (
              <tr key={row.question}>
                <th scope="row" dir="auto">
                  {row.question}
                </th>
                {candidates.map((candidate, column) => (
                  <GridCell
                    key={candidate.id}
                    row={row}
                    candidate={candidate}
                    place={{ row: rows.indexOf(row), column }}
                    isTabStop={stop?.question === row.question && stop.documentId === candidate.id}
                    onFocus={setStop}
                    onOpen={onOpen.question}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
};
