import { VisuallyHidden } from '@mantine/core';
import type { UsageMonth } from '#shared/model/usage.ts';
import { formatMicros, formatShare } from '../../../components/format-money.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { Column } from '../../../components/table/data-table.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { formatMonth } from './money-text.ts';

interface MonthTableProps {
  readonly months: readonly UsageMonth[];
  readonly currency: string;
  /** What a provider is called, by its id. */
  readonly nameOf: (provider: string) => string;
}

const isSameMonth = (row: UsageMonth, before: UsageMonth | undefined): boolean => before?.month === row.month;

/** What was paid, a row a month and model, newest first. */
export const MonthTable = ({ months, currency, nameOf }: MonthTableProps) => {
  const { t, locale } = useI18n();
  const { format } = new Intl.NumberFormat(locale);
  const columns: readonly Column<UsageMonth>[] = [
    {
      key: 'month',
      head: t('months.month'),
      isName: true,
      width: '16%',
      show: (row, at) => {
        const month = formatMonth(locale, row.month);
        return isSameMonth(row, months[at - 1]) ? <VisuallyHidden>{month}</VisuallyHidden> : month;
      },
    },
    {
      key: 'drafted-by',
      head: t('months.drafted-by'),
      show: ({ provider, model }) => (
        <>
          {nameOf(provider)}
          {model !== null && <small>{model}</small>}
        </>
      ),
    },
    {
      key: 'calls',
      head: t('months.calls'),
      isNumber: true,
      width: '17%',
      show: ({ calls, estimatedCalls: count }) => (
        <>
          {format(calls)}
          {count > 0 && <small data-tone="warn">{t('months.estimated', { count })}</small>}
        </>
      ),
    },
    {
      key: 'in',
      head: t('months.in'),
      isNumber: true,
      width: '15%',
      show: ({ inputTokens, cachedTokens: n }) => (
        <>
          {format(inputTokens)}
          {n > 0 && <small>{t('months.cached', { n })}</small>}
        </>
      ),
    },
    {
      key: 'out',
      head: t('months.out'),
      isNumber: true,
      width: '15%',
      show: ({ outputTokens, reasoningTokens: n }) => (
        <>
          {format(outputTokens)}
          {n > 0 && <small>{t('months.thinking', { n })}</small>}
        </>
      ),
    },
    {
      key: 'from-cache',
      head: t('months.from-cache'),
      isNumber: true,
      width: '10%',
      show: ({ calls, cachedAnswers }) => (
        <>
          {format(cachedAnswers)}
          {cachedAnswers > 0 && <small>{formatShare(locale, cachedAnswers / (calls + cachedAnswers))}</small>}
        </>
      ),
    },
    {
      key: 'cost',
      head: t('months.cost'),
      isNumber: true,
      show: ({ calls, costMicros, unpricedCalls: count }) => (
        <>
          {calls > 0 && count === calls ? '–' : formatMicros(locale, currency, costMicros)}
          {count > 0 && <small data-tone="warn">{t('months.unpriced', { count })}</small>}
        </>
      ),
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={months}
      rowKey={({ month, provider, model }) => `${month} ${provider} ${model}`}
      isContinued={isSameMonth}
    />
  );
};
