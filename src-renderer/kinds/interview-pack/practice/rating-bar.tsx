import { Button } from '@mantine/core';
import { Bar } from '../../../components/bar.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './practice.module.css';

const ratings = [1, 2, 3, 4, 5] as const;

/** Asks how the answer went, from 1 to 5. */
export const RatingBar = ({ rating, onRate }: { rating: number | null; onRate: (rating: number) => void }) => {
  const { t } = useI18n();
  return (
    <fieldset className={styles['rating']}>
      <legend>{t('interview.how-was-it')}</legend>
      <Bar gap="small">
        {ratings.map((value) => (
          <Button
            key={value}
            variant={value === rating ? 'filled' : 'default'}
            aria-pressed={value === rating}
            aria-label={t('interview.rate', { points: value })}
            onClick={() => onRate(value)}
          >
            {value}
          </Button>
        ))}
        <span className={styles['soft']}>
          {rating === null
            ? t('interview.rating-hint')
            : t(`interview.rated-${rating <= 2 ? 'low' : rating === 3 ? 'middle' : 'high'}`)}
        </span>
      </Bar>
    </fieldset>
  );
};
