import { useStore } from 'zustand';
import { formatDuration } from '#shared/i18n/format-time.ts';
import type { Attempt } from '#shared/model/job.ts';
import { errorWords } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useTicking } from '../../../components/use-now.ts';
import { appStore } from '../../../stores/app-store.ts';
import { clockFormat } from '../clock-format.ts';
import { formatElapsed } from '../format-elapsed.ts';
import styles from './attempt-list.module.css';
import { attemptUsage } from './attempt-usage.ts';

const toneOf = ({ outcome }: Attempt): string => {
  if (outcome === null) return 'running';
  if (outcome === 'completed') return 'good';
  return outcome === 'failed' || outcome === 'retry' || outcome === 'lost' ? 'bad' : 'plain';
};

const AttemptEntry = ({ attempt, isRemote }: { attempt: Attempt; isRemote: boolean }) => {
  const { t, locale } = useI18n();
  const { startedAt, finishedAt, outcome, error, requestId } = attempt;
  const clock = clockFormat(locale, { second: '2-digit' });
  const took = useTicking((now) =>
    finishedAt === null ? formatElapsed(t, now - startedAt) : formatDuration(t, finishedAt - startedAt),
  );
  const words = error ? errorWords(t, locale, error) : null;
  const currency = useStore(appStore, (state) => state.snapshot?.settings.costs.currency ?? 'USD');
  const usage = attemptUsage(t, attempt, { locale, currency, isRemote });
  return (
    <li className={styles['attempt']} data-tone={toneOf(attempt)}>
      <div className={styles['line']}>
        <b>{t(outcome === null ? 'attempt.running' : `attempt.${outcome}`)}</b>
        <span className={styles['time']}>
          {clock.format(startedAt)} · {took}
        </span>
      </div>
      {words && outcome !== 'completed' && (
        <p>
          {words.sentence} {outcome === 'failed' ? words.action : ''}
        </p>
      )}
      {usage && (
        <p className={styles['note']} data-uncertain={usage.isUncertain || undefined}>
          {usage.text}
        </p>
      )}
      {requestId !== null && (
        <p className={styles['note']}>
          {t('attempt.request')} <code>{requestId}</code>
        </p>
      )}
    </li>
  );
};

interface AttemptListProps {
  readonly attempts: readonly Attempt[];
  /** They call a server, which may bill them. */
  readonly isRemote: boolean;
}

/** Every time it was taken up: when, for how long, what came of it and what it cost; the newest first. */
export const AttemptList = ({ attempts, isRemote }: AttemptListProps) => {
  const { t } = useI18n();
  return (
    <section className={styles['list']} aria-labelledby="attempts-title">
      <h3 id="attempts-title">{t('attempt.title')}</h3>
      {attempts.length === 0 ? (
        <p className={styles['none']}>{t('attempt.none')}</p>
      ) : (
        <ol>
          {[...attempts]
            .sort((a, b) => b.claimNo - a.claimNo)
            .map((attempt) => (
              <AttemptEntry key={attempt.claimNo} attempt={attempt} isRemote={isRemote} />
            ))}
        </ol>
      )}
    </section>
  );
};
