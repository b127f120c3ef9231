import { SegmentedControl } from '@mantine/core';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useI18n } from '../../../components/i18n-context.tsx';

const scores = ['1', '2', '3', '4', '5'];

interface ScoreFieldProps {
  readonly label: string;
  readonly score: number | null;
  readonly onChange: (score: number | null) => void;
}

/** A score from 1 to 5. The chosen one chosen again, or Backspace, takes it away. */
export const ScoreField = ({ label, score, onChange }: ScoreFieldProps) => {
  const { t } = useI18n();
  const clearOnClick = ({ target }: MouseEvent) => {
    // The click that chooses a score is of another value than the one that is known; a label's click comes as its input's.
    if (score !== null && target instanceof HTMLInputElement && target.value === String(score)) onChange(null);
  };
  const clearOnKey = (event: KeyboardEvent) => {
    if (score === null || (event.key !== 'Backspace' && event.key !== 'Delete')) return;
    event.preventDefault();
    onChange(null);
  };
  return (
    <SegmentedControl
      aria-label={label}
      {...(score === null ? {} : { title: t('interview.score-clear') })}
      value={score === null ? '' : String(score)}
      data={scores}
      onChange={(value) => onChange(Number(value))}
      onClick={clearOnClick}
      onKeyDown={clearOnKey}
    />
  );
};
