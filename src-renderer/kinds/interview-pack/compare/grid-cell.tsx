import { Tooltip } from '@mantine/core';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { GridPlace } from '../pack-mode.ts';
import type { PackQuestion } from '../read-pack.ts';
import type { GridCandidate, GridRow } from './build-grid.ts';
import styles from './compare.module.css';
import { candidateName } from './grid-labels.ts';

interface GridCellProps {
  readonly row: GridRow;
  readonly candidate: GridCandidate;
  /** Where it stands, for the arrow keys; both from 0. */
  readonly place: { readonly row: number; readonly column: number };
  readonly isTabStop: boolean;
  readonly onFocus: (place: GridPlace) => void;
  readonly onOpen: (place: GridPlace, asked: PackQuestion) => void;
}

/** As much of a note as a tooltip shows, in UTF-16 units. */
const longestNote = 600;

const shortened = (notes: string): string => (notes.length > longestNote ? `${notes.slice(0, longestNote)}…` : notes);

const toneOf = (score: number | null): string => {
  if (score === null) return 'missing';
  if (score < 3) return 'low';
  return score === 3 ? 'middle' : 'high';
};

/** A candidate's score at a question, with the notes on it; opens the question on the candidate's scorecard. */
export const GridCell = ({ row, candidate, place, isTabStop, onFocus, onOpen }: GridCellProps) => {
  const { t } = useI18n();
  const asked = row.cells.get(candidate.id);
  if (asked === undefined) return <td className={styles['unasked']}>{t('interview.not-asked')}</td>;
  const { score, notes } = asked.score;
  const text = notes.trim();
  const own: GridPlace = { documentId: candidate.id, question: row.question };
  const said = score === null ? t('interview.not-scored') : t('interview.of-five', { points: score });
  const button = (
    <button
      type="button"
      className={styles['score']}
      data-tone={toneOf(score)}
      data-noted={text !== '' || undefined}
      data-row={place.row}
      data-column={place.column}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={t(text === '' ? 'interview.cell' : 'interview.cell-noted', {
        name: candidateName(candidate),
        number: asked.data.number,
        score: said,
      })}
      onFocus={() => onFocus(own)}
      onClick={() => onOpen(own, asked)}
    >
      {score ?? t('interview.not-scored')}
    </button>
  );
  return (
    <td>
      {text === '' ? (
        button
      ) : (
        <Tooltip multiline maw={320} label={shortened(text)} events={{ hover: true, focus: true, touch: false }}>
          {button}
        </Tooltip>
      )}
    </td>
  );
};
