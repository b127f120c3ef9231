import { formatDuration } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { Attempt } from '#shared/model/job.ts';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { useTicking } from '../../components/use-ticking.ts';
import styles from './attempt-list.module.css';
import { clockFormat } from './clock-format.ts';
import { formatElapsed } from './format-elapsed.ts';

const toneOf = ({ outcome }: Attempt): string => {
  if (outcome === null) return 'running';
  if (outcome === 'completed') return 'good';
  return outcome === 'failed' || outcome === 'retry' || outcome === 'lost' ? 'bad' : 'plain';
};

/** What it used and cost, of what is known. */
const usageWords = (t: Translate, locale: string, attempt: Attempt): string => {
  const { inputTokens, outputTokens, costMicros } = attempt;
  const tokens = inputTokens + outputTokens;
  const cost = costMicros === null ? null : costMicros / 1_000_000;
  const parts = [
    tokens > 0 && t('attempt.tokens', { count: tokens, input: inputTokens, output: outputTokens }),
    cost !== null &&
      t('attempt.cost', { cost: new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(cost) }),
  ];
  return parts.filter(Boolean).join(' · ');
};

const AttemptEntry = ({ attempt }: { attempt: Attempt }) => {
  const { t, locale } = useI18n();
  const { startedAt, finishedAt, outcome, error, requestId } = attempt;
  const clock = clockFormat(locale, { second: '2-digit' });
  const took = useTicking((now) =>
    finishedAt === null ? formatElapsed(t, now - startedAt) : formatDuration(t, finishedAt - startedAt),
  );
  const words = error ? errorWords(t, locale, error) : null;
  const usage = usageWords(t, locale, attempt);
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
      {usage !== '' && <p className={styles['note']}>{usage}</p>}
      {requestId !== null && (
        <p className={styles['note']}>
          {t('attempt.request')} <code>{requestId}</code>
        </p>
      )}
    </li>
  );
};

/** Every time it was taken up: when, for how long, what came of it and what it cost; the newest first. */
export const AttemptList = ({ attempts }: { attempts: readonly Attempt[] }) => {
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
              <AttemptEntry key={attempt.claimNo} attempt={attempt} />
            ))}
        </ol>
      )}
    </section>
  );
};
