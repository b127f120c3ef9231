import { formatClock, formatDuration } from '#shared/i18n/format-time.ts';
import type { StepView } from '#shared/model/step.ts';
import { errorWords } from '../../components/error-sentence.ts';
import { holdKeys } from '../../components/hold-keys.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { useNow } from '../../components/use-now.ts';
import { isStepOpen } from './read-pack.ts';

/** Where finding a set stands, in words with its time; while it goes on the time runs. */
export const GenerationState = ({ step }: { step: StepView }) => {
  const { t, locale } = useI18n();
  const { state, hold, askedAt, startedAt, finishedAt, error } = step;
  const now = useNow(1_000, isStepOpen(step));
  if (state === 'running') return t('interview.finding', { clock: formatClock(now - (startedAt ?? now)) });
  if (hold !== null) return t('state.held', { reason: t(holdKeys[hold]) });
  if (isStepOpen(step)) return t('interview.waiting', { clock: formatClock(now - (askedAt ?? now)) });
  if (state === 'failed') return error ? errorWords(t, locale, error).sentence : t('interview.set-failed');
  if (state === 'cancelled') return t('state.cancelled');
  if (startedAt === null || finishedAt === null) return null;
  return t('interview.found-in', { time: formatDuration(t, finishedAt - startedAt) });
};
