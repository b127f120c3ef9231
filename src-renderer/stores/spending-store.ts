import { createStore } from 'zustand/vanilla';
import type { AppError } from '#shared/model/app-error.ts';
import type { Spending, UsageMonth } from '#shared/model/usage.ts';
import { client } from '../client.ts';
import { coalesce, throttle } from './coalesce.ts';

/** What models cost: this month for the whole window, all months while their table is open. */
export interface SpendingState {
  /** Null until it was read once. */
  readonly spending: Spending | null;
  /** Newest first; null until the table was opened. */
  readonly months: readonly UsageMonth[] | null;
  readonly error: AppError | null;
  readonly areMonthsShown: boolean;
}

const refreshMs = 1_000;

export const spendingStore = createStore<SpendingState>()(() => ({
  spending: null,
  months: null,
  error: null,
  areMonthsShown: false,
}));

/** Asks what this month has cost. */
export const refreshSpending = coalesce(async () => {
  const result = await client.call('usage.get-spending', {});
  spendingStore.setState(result.ok ? { spending: result.value, error: null } : { error: result.error });
});

const refreshMonths = coalesce(async () => {
  const result = await client.call('usage.get-totals', {});
  spendingStore.setState(result.ok ? { months: result.value.months, error: null } : { error: result.error });
});

/** Asks for everything that is shown. */
export const refreshUsage = (): void => {
  void refreshSpending();
  if (spendingStore.getState().areMonthsShown) void refreshMonths();
};

/** Notes that something was paid for, or a price or limit changed: it is read again soon. */
export const usageChanged = throttle(() => {
  if (!document.hidden) refreshUsage();
}, refreshMs);

/** Opens or closes the table of months; a closed one asks for nothing. */
export const setMonthsShown = (areMonthsShown: boolean): void => {
  spendingStore.setState({ areMonthsShown });
  if (areMonthsShown) refreshUsage();
};
