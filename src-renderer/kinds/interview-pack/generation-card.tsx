import { Button } from '@mantine/core';
import type { StepView } from '#shared/model/step.ts';
import { BarSpace } from '../../components/bar.tsx';
import { Card } from '../../components/card.tsx';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { labelName } from '../../components/section-name.ts';
import { GenerationState } from './generation-state.tsx';
import { isStepOpen } from './read-pack.ts';
import styles from './set-block.module.css';
import type { PackActions } from './use-pack-actions.ts';

/** The row of a set that is being found, or could not be: its time, and what can be done about it. */
export const GenerationCard = ({ step, actions }: { step: StepView; actions: PackActions }) => {
  const { t, locale } = useI18n();
  const { jobId, state, error } = step;
  const isOpen = isStepOpen(step);
  const tone = isOpen ? 'open' : state === 'failed' ? 'bad' : 'plain';
  return (
    <Card className={styles['generation']} data-tone={tone} data-testid="generation">
      <span className={styles['dot']} data-state={state} aria-hidden="true" />
      <div>
        <p className={styles['generationName']}>{labelName(t, step.label)}</p>
        <p className={styles['generationState']}>
          <GenerationState step={step} />
          {state === 'failed' && error && ` ${errorWords(t, locale, error).action}`}
        </p>
      </div>
      <BarSpace />
      {jobId !== null && isOpen && (
        <Button size="compact-sm" variant="subtle" onClick={() => void actions.stopSet(jobId)}>
          {t('interview.stop')}
        </Button>
      )}
      {jobId !== null && !isOpen && (
        <Button size="compact-sm" onClick={() => void actions.retrySet(jobId)}>
          {t('app.retry')}
        </Button>
      )}
    </Card>
  );
};
