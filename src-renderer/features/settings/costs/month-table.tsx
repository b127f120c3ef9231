import { VisuallyHidden } from '@mantine/core';
import type { UsageMonth } from '#shared/model/usage.ts';
import { formatMicros, formatShare } from '../../../components/format-money.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './data-table.module.css';
import { formatMonth } from './money-text.ts';

interface MonthTableProps {
  readonly months: readonly UsageMonth[];
  readonly currency: string;
  /** What a provider is called, by its id. */
  readonly nameOf: (provider: string) => string;
}

/** What was paid, a row a month and model, newest first. */
export const MonthTable = ({ months, currency, nameOf }: MonthTableProps) => {
  const { t, locale } = useI18n();
  const number = new Intl.NumberFormat(locale);
  return (
    <table className={styles['table']} data-kind="months">
      <thead>
        <tr>
          <th scope="col">{t('months.month')}</th>
          <th scope="col">{t('months.drafted-by')}</th>
          <th scope="col" data-number="">
            {t('months.calls')}
          </th>
          <th scope="col" data-number="">
            {t('months.in')}
          </th>
          <th scope="col" data-number="">
            {t('months.out')}
          </th>
          <th scope="col" data-number="">
            {t('months.from-cache')}
          </th>
          <th scope="col" data-number="">
            {t('months.cost')}
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map((row, at) => {
          const isFirst = months[at - 1]?.month !== row.month;
          const month = formatMonth(locale, row.month);
          const answers = row.calls + row.cachedAnswers;
          const isUnpriced = row.calls > 0 && row.unpricedCalls === row.calls;
          return (
            <tr key={`${row.month} ${row.provider} ${row.model}`} data-follows={!isFirst || undefined}>
              <th scope="row">{isFirst ? month : <VisuallyHidden>{month}</VisuallyHidden>}</th>
              <td>
                {nameOf(row.provider)}
                {row.model !== null && <small>{row.model}</small>}
              </td>
              <td data-number="">
                {number.format(row.calls)}
                {row.estimatedCalls > 0 && (
                  <small data-tone="warn">{t('months.estimated', { count: row.estimatedCalls })}</small>
                )}
              </td>
              <td data-number="">
                {number.format(row.inputTokens)}
                {row.cachedTokens > 0 && <small>{t('months.cached', { n: row.cachedTokens })}</small>}
              </td>
              <td data-number="">
                {number.format(row.outputTokens)}
                {row.reasoningTokens > 0 && <small>{t('months.thinking', { n: row.reasoningTokens })}</small>}
              </td>
              <td data-number="">
                {number.format(row.cachedAnswers)}
                {row.cachedAnswers > 0 && <small>{formatShare(locale, row.cachedAnswers / answers)}</small>}
              </td>
              <td data-number="">
                {isUnpriced ? '–' : formatMicros(locale, currency, row.costMicros)}
                {row.unpricedCalls > 0 && (
                  <small data-tone="warn">{t('months.unpriced', { count: row.unpricedCalls })}</small>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
