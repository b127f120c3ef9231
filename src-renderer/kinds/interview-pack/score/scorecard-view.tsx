import { Button } from '@mantine/core';
import { Bar, BarSpace } from '../../../components/bar.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { Kbd } from '../../../components/kbd.tsx';
import type { PackQuestion, PackSet } from '../read-pack.ts';
import { askedQuestions } from '../read-pack.ts';
import { useEscape } from '../use-escape.ts';
import type { PackActions } from '../use-pack-actions.ts';
import { ScoreCard } from './score-card.tsx';
import styles from './scorecard.module.css';
import { TotalsCard } from './totals-card.tsx';

interface ScorecardViewProps {
  readonly set: PackSet;
  /** The number of the question to begin at; null for the top. */
  readonly sought: number | null;
  readonly actions: PackActions;
  readonly onLeave: () => void;
}

const scored = ({ data, score }: PackQuestion) => ({ theme: data.theme, score: score.score });

/** The interviewer's side of a set: each question with its scale, a score and notes, and what they come to. */
export const ScorecardView = ({ set, sought, actions, onLeave }: ScorecardViewProps) => {
  const { t } = useI18n();
  const questions = askedQuestions(set.questions);
  useEscape(onLeave);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={styles['scroller']} aria-label={t('interview.scorecard')} tabIndex={0}>
      <div className={styles['column']}>
        <Bar className={styles['head']}>
          <h2>{t('interview.scorecard-of', { number: set.number })}</h2>
          <BarSpace />
          <Button variant="subtle" rightSection={<Kbd keys="Esc" />} onClick={onLeave}>
            {t('interview.leave')}
          </Button>
        </Bar>
        <div className={styles['sheet']}>
          <TotalsCard questions={questions.map(scored)} />
          <ol className={styles['cards']}>
            {questions.map((question) => (
              <ScoreCard
                key={question.section.id}
                question={question}
                actions={actions}
                isSought={question.data.number === sought}
              />
            ))}
          </ol>
        </div>
      </div>
    </section>
  );
};
