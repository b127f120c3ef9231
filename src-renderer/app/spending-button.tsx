import { useStore } from 'zustand';
import { useActions } from '../components/actions-context.tsx';
import { useI18n } from '../components/i18n-context.tsx';
import { spendingStore } from '../stores/spending-store.ts';
import { describeSpending } from './spending-text.ts';
import styles from './status-bar.module.css';

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
