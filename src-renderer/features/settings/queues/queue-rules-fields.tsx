import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../../../components/i18n-context.tsx';
import { NumberField } from '../form/number-field.tsx';
import { exactTime } from '../form/problem-text.ts';
import { ruleBounds } from '../form/setting-bounds.ts';
import { TimeField } from '../form/time-field.tsx';
import styles from './queue-rules-fields.module.css';
import type { QueueRulesForm, RuleProblems } from './queue-rules-form.ts';

interface QueueRulesFieldsProps {
  readonly form: QueueRulesForm;
  readonly problems: RuleProblems;
  readonly onChange: (form: QueueRulesForm) => void;
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className={styles['group']}>
    <legend>{title}</legend>
    <div className={styles['fields']}>{children}</div>
  </fieldset>
);

const secondMs = 1_000;
const minuteMs = 60_000;

/** Everything that can be set of one queue, in plain words. */
export const QueueRulesFields = ({ form, problems, onChange }: QueueRulesFieldsProps) => {
  const { t, locale } = useI18n();
  const set = (patch: Partial<QueueRulesForm>) => onChange({ ...form, ...patch });
  const windows = [
    { value: '', label: t('settings.starts-free') },
    { value: String(secondMs), label: t('settings.starts-second') },
    { value: String(minuteMs), label: t('settings.starts-minute') },
  ];
  const windowMs = form.startWindowMs === null ? '' : String(form.startWindowMs);
  // A window of another length can only come from the settings file; it stays as it is until another is chosen.
  if (form.startWindowMs !== null && !windows.some(({ value }) => value === windowMs)) {
    const time = exactTime(t, locale, form.startWindowMs);
    windows.push({ value: windowMs, label: t('settings.starts-window', { time }) });
  }
  const number = (
    name: 'concurrency' | 'startCount' | 'attemptLimit' | 'softLimit' | 'hardLimit' | 'completedDays',
  ) => ({
    value: form[name],
    onChange: (value: string) => set({ [name]: value }),
    problem: problems[name],
    bounds: ruleBounds[name],
  });
  return (
    <div className={styles['groups']}>
      <Group title={t('settings.rules-pace')}>
        <NumberField label={t('settings.rule-concurrency')} {...number('concurrency')} />
        <Select
          label={t('settings.rule-starts')}
          data={windows}
          value={windowMs}
          onChange={(value) => set({ startWindowMs: value ? Number(value) : null })}
        />
        {form.startWindowMs !== null && (
          <NumberField label={t('settings.rule-start-count')} {...number('startCount')} />
        )}
      </Group>
      <Group title={t('settings.rules-failing')}>
        <NumberField label={t('settings.rule-attempts')} {...number('attemptLimit')} />
        <Select
          label={t('settings.rule-backoff')}
          data={[
            { value: 'none', label: t('settings.backoff-none') },
            { value: 'exponential', label: t('settings.backoff-growing') },
          ]}
          value={form.backoff}
          onChange={(value) => set({ backoff: value === 'none' ? 'none' : 'exponential' })}
        />
        {form.backoff === 'exponential' && (
          <>
            <TimeField
              label={t('settings.rule-first-pause')}
              value={form.firstPause}
              onChange={(firstPause) => set({ firstPause })}
              problem={problems.firstPause}
              bounds={ruleBounds.firstPauseMs}
            />
            <TimeField
              label={t('settings.rule-longest-pause')}
              value={form.longestPause}
              onChange={(longestPause) => set({ longestPause })}
              problem={problems.longestPause}
              bounds={ruleBounds.longestPauseMs}
            />
          </>
        )}
      </Group>
      <Group title={t('settings.rules-limits')}>
        <TimeField
          label={t('settings.rule-timeout')}
          value={form.timeout}
          onChange={(timeout) => set({ timeout })}
          problem={problems.timeout}
          bounds={ruleBounds.timeoutMs}
        />
        <NumberField label={t('settings.rule-soft')} unit={t('settings.unit-waiting')} {...number('softLimit')} />
        <NumberField label={t('settings.rule-hard')} unit={t('settings.unit-waiting')} {...number('hardLimit')} />
        <NumberField label={t('settings.rule-kept')} unit={t('settings.unit-days')} {...number('completedDays')} />
      </Group>
    </div>
  );
};
