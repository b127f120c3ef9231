import { Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Paid } from '#shared/model/usage.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from '../../../components/inspector/inspector.module.css';
import { Fact } from '../../../components/inspector/inspector-block.tsx';
import { appStore } from '../../../stores/app-store.ts';
import { describePaid } from './paid-text.ts';

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
