import type { Spending } from '#shared/model/usage.ts';
import { Card } from '../../../components/card.tsx';
import { formatMicros, formatRoundMicros, formatShare } from '../../../components/format-money.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { formatMonth } from './money-text.ts';
import styles from './spending-card.module.css';

/** From this share of the limit on it is worth a warning. */
const nearShare = 0.8;

/** What this month has cost, towards its limit, and what that number leaves out. */
export const SpendingCard = ({ spending }: { spending: Spending }) => {
  const { t, locale } = useI18n();
  const { costMicros, limitMicros, currency, calls, hasEstimates, unpricedCalls, hitRate, promptCacheRate } = spending;
  const share = limitMicros === null ? null : limitMicros === 0 ? 1 : Math.min(1, costMicros / limitMicros);
  const tone = share === null || share < nearShare ? 'fine' : share < 1 ? 'near' : 'full';
  const notes = [
    hasEstimates && t('costs.has-estimates'),
    unpricedCalls > 0 && t('costs.unpriced', { count: unpricedCalls }),
  ].filter((note) => note !== false);
  return (
    <Card className={styles['card']}>
      <p className={styles['month']}>{formatMonth(locale, spending.month)}</p>
      <p className={styles['sum']}>
        <b>{formatMicros(locale, currency, costMicros)}</b>{' '}
        <span>
          {limitMicros === null
            ? t('costs.no-limit')
            : t('costs.of-limit', { limit: formatRoundMicros(locale, currency, limitMicros) })}
        </span>
      </p>
      {share !== null && (
        <div
          className={styles['bar']}
          data-tone={tone}
          role="progressbar"
          aria-label={t('costs.share')}
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <svg width="100%" height="6" aria-hidden="true">
            <rect width={`${share * 100}%`} height="6" rx="3" />
          </svg>
        </div>
      )}
      <p className={styles['facts']}>
        {calls === 0 ? t('costs.no-calls') : t('costs.calls', { count: calls })}
        {hitRate !== null && ` · ${t('costs.hit-rate', { share: formatShare(locale, hitRate) })}`}
        {promptCacheRate !== null && ` · ${t('costs.prompt-cache', { share: formatShare(locale, promptCacheRate) })}`}
      </p>
      {tone === 'full' && (
        <p className={styles['note']} data-tone="bad">
          {t('costs.limit-reached')}
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className={styles['note']}>
          {note}
        </p>
      ))}
    </Card>
  );
};
