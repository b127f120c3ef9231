import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { Fold } from '../../../components/fold.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { NumberField } from '../form/number-field.tsx';
import { connectionBounds } from '../form/setting-bounds.ts';
import styles from './connection-editor.module.css';
import type { ConnectionForm, ConnectionNumber, ConnectionProblems } from './connection-form.ts';

interface ConnectionAdvancedProps {
  readonly form: ConnectionForm;
  readonly problems: ConnectionProblems['numbers'];
  readonly onChange: (patch: Partial<ConnectionForm>) => void;
}

/** How hard a server is worked and how long it is waited for: folded away, since the defaults suit nearly everyone. */
export const ConnectionAdvanced = ({ form, problems, onChange }: ConnectionAdvancedProps) => {
  const { t } = useI18n();
  const field = (name: ConnectionNumber, unit?: ReactNode, placeholder?: string) => (
    <NumberField
      label={t(`advanced.${name}`)}
      value={form[name]}
      onChange={(value) => onChange({ [name]: value })}
      problem={problems[name]}
      bounds={connectionBounds[name]}
      {...(unit === undefined ? {} : { unit })}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
  const seconds = t('settings.unit-seconds');
  return (
    <Fold title={t('advanced.title')} isOpen={Object.keys(problems).length > 0}>
      <div className={styles['grid']}>
        {field('concurrency')}
        {field('minConcurrency')}
        {field('requestsPerMinute', t('advanced.a-minute'), t('settings.no-limit'))}
        {field('firstByteSeconds', seconds)}
        {field('idleSeconds', seconds)}
        {field('maxOutputTokens', t('advanced.tokens'))}
        <Select
          label={t('advanced.dialect')}
          data={(['auto', 'responses', 'chat'] as const).map((value) => ({ value, label: t(`dialect.${value}`) }))}
          value={form.dialect}
          onChange={(dialect) => {
            if (dialect === 'auto' || dialect === 'responses' || dialect === 'chat') onChange({ dialect });
          }}
        />
      </div>
      <p className={styles['hint']}>{t('advanced.hint')}</p>
    </Fold>
  );
};
