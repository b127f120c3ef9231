import { Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Translate } from '#shared/i18n/translate.ts';
import type { Paid } from '#shared/model/usage.ts';
import { formatMicros } from '../../../components/format-money.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from '../../../components/inspector/inspector.module.css';
import { Fact } from '../../../components/inspector/inspector-block.tsx';
import { appStore } from '../../../stores/app-store.ts';

/** What was paid, in words, a line each. */
interface PaidText {
  readonly lines: readonly { readonly name: string; readonly value: string; readonly note: string | null }[];
  /** Calls that broke off and may have been billed; null where none did. */
  readonly estimated: string | null;
}

const costOf = (t: Translate, locale: string, { calls, costMicros }: Paid, currency: string): string => {
  if (calls === 0) return t('paid.nothing');
  return costMicros === null ? t('paid.no-price') : formatMicros(locale, currency, costMicros);
};

/** What a section or document has used and cost. Nothing that is zero is spelled out. Pure. */
export const describePaid = (t: Translate, locale: string, paid: Paid, currency: string): PaidText => {
  const { calls, inputTokens, cachedTokens, outputTokens, reasoningTokens, estimatedCalls, cachedAnswers } = paid;
  const number = new Intl.NumberFormat(locale);
  const note = (count: number, key: 'paid.of-cached' | 'paid.of-thinking') =>
    count > 0 ? t(key, { n: number.format(count) }) : null;
  const line = (name: string, value: string, aside: string | null = null) => ({ name, value, note: aside });
  return {
    lines: [
      line(t('paid.cost'), costOf(t, locale, paid, currency), calls > 0 ? t('paid.calls', { count: calls }) : null),
      ...(inputTokens > 0
        ? [line(t('paid.in'), number.format(inputTokens), note(cachedTokens, 'paid.of-cached'))]
        : []),
      ...(outputTokens > 0
        ? [line(t('paid.out'), number.format(outputTokens), note(reasoningTokens, 'paid.of-thinking'))]
        : []),
      ...(cachedAnswers > 0
        ? [line(t('paid.from-cache'), t('paid.answers', { count: cachedAnswers }), t('paid.from-cache-free'))]
        : []),
    ],
    estimated: estimatedCalls > 0 ? t('paid.estimated', { count: estimatedCalls }) : null,
  };
};

/** What was used and paid, and what of it isn't certain. */
export const PaidFacts = ({ paid }: { paid: Paid }) => {
  const { t, locale } = useI18n();
  const currency = useStore(appStore, (state) => state.snapshot?.settings.costs.currency ?? 'USD');
  const { lines, estimated } = describePaid(t, locale, paid, currency);
  return (
    <>
      <dl>
        {lines.map(({ name, value, note }) => (
          <Fact key={name} name={name} note={note}>
            {value}
          </Fact>
        ))}
      </dl>
      {estimated !== null && (
        <Tooltip
          label={t('paid.estimated-why')}
          multiline
          w={260}
          position="left"
          openDelay={0}
          events={{ hover: true, focus: true, touch: true }}
        >
          <button type="button" className={styles['estimated']}>
            {estimated}
            <IconInfoCircle size={14} stroke={1.7} aria-hidden="true" />
          </button>
        </Tooltip>
      )}
    </>
  );
};
