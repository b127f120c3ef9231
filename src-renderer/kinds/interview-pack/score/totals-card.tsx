import { Progress } from '@mantine/core';
import { useId } from 'react';
import type { InterviewTheme } from '#shared/kinds/interview-pack/question.ts';
import { Card } from '../../../components/card.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { ScoreTotal } from '../score-totals.ts';
import { totalScore, totalsByTheme } from '../score-totals.ts';
import styles from './scorecard.module.css';

interface TotalsCardProps {
  readonly questions: readonly { readonly theme: InterviewTheme; readonly score: number | null }[];
}

/** What the scores come to, in all and by theme, and how far the interview has got. */
export const TotalsCard = ({ questions }: TotalsCardProps) => {
  const { t, locale } = useI18n();
  const headingId = useId();
  const whole = totalScore(questions);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const sayMean = ({ mean }: ScoreTotal): string => (mean === null ? '–' : number.format(mean));
  return (
    <Card as="aside" className={styles['totals']} aria-labelledby={headingId}>
      <h3 id={headingId}>{t('interview.totals')}</h3>
      <p className={styles['mean']} role="status">
        <b>{sayMean(whole)}</b> <span>{t('interview.of-five-mean')}</span>
      </p>
      <Progress
        size={4}
        value={whole.questions === 0 ? 0 : (whole.scored / whole.questions) * 100}
        aria-label={t('interview.scored-count', { done: whole.scored, count: whole.questions })}
      />
      <p className={styles['soft']}>{t('interview.scored-count', { done: whole.scored, count: whole.questions })}</p>
      <dl className={styles['themes']}>
        {totalsByTheme(questions).map(({ theme, total }) => (
          <div key={theme}>
            <dt>{t(`interview.theme.${theme}`)}</dt>
            <dd>
              {sayMean(total)} <small>{`${total.scored}/${total.questions}`}</small>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
};
