import { useStore } from 'zustand';
import type { Translate } from '#shared/i18n/translate.ts';
import type { Spending } from '#shared/model/usage.ts';
import { useActions } from '../components/actions-context.tsx';
import { formatMicros, formatRoundMicros, formatShare } from '../components/format-money.ts';
import { useI18n } from '../components/i18n-context.tsx';
import { spendingStore } from '../stores/spending-store.ts';
import styles from './status-bar.module.css';

/** The share of the limit from which a warning is shown. */
const nearShare = 0.8;

/** This month's spending, as the status bar shows it. */
interface SpendingText {
  readonly amount: string;
  /** `of €25`; null without a limit. */
  readonly limit: string | null;
  /** Share of the limit, 0-1; null without one. */
  readonly share: number | null;
  readonly tone: 'plain' | 'near' | 'full';
  /** All of it in one sentence. */
  readonly label: string;
}

/** What this month has cost; null with neither a limit nor a call yet. Pure. */
export const describeSpending = (t: Translate, locale: string, spending: Spending): SpendingText | null => {
  const { costMicros, limitMicros, currency, calls } = spending;
  if (limitMicros === null && calls === 0) return null;
  const share = limitMicros === null ? null : limitMicros === 0 ? 1 : Math.min(1, costMicros / limitMicros);
  const amount = formatMicros(locale, currency, costMicros);
  const limit =
    limitMicros === null ? null : t('status.of-limit', { limit: formatRoundMicros(locale, currency, limitMicros) });
  const tone = share === null || share < nearShare ? 'plain' : share < 1 ? 'near' : 'full';
  const label = [
    `${t('status.this-month')} ${amount}`,
    limit,
    share !== null &&
      t(tone === 'full' ? 'status.limit-reached' : 'status.limit-used', { share: formatShare(locale, share) }),
  ];
  return { amount, limit, share, tone, label: label.filter(Boolean).join(', ') };
};

/** What this month has cost so far, and how much of the limit that is; leads to the costs. */
export const SpendingButton = () => {
  const { t, locale } = useI18n();
  const actions = useActions();
  const spending = useStore(spendingStore, (state) => state.spending);
  const words = spending && describeSpending(t, locale, spending);
  if (!words) return null;
  return (
    <button
      type="button"
      className={styles['button']}
      data-testid="spending"
      data-tone={words.tone}
      aria-label={words.label}
      title={words.label}
      onClick={() => actions.openSettings('costs')}
    >
      {t('status.this-month')} <b>{words.amount}</b>
      {words.limit !== null && ` ${words.limit}`}
      {words.share !== null && (
        <svg className={styles['meter']} width="36" height="4" aria-hidden="true">
          <rect width="36" height="4" rx="2" />
          <rect width={36 * words.share} height="4" rx="2" />
        </svg>
      )}
    </button>
  );
};
