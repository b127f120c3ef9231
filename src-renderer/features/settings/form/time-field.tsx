import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './number-field.module.css';
import { NumberField } from './number-field.tsx';
import type { Problem, TimeText, TimeUnit } from './read-number.ts';
import type { Bounds } from './setting-bounds.ts';

interface TimeFieldProps {
  readonly label: string;
  readonly value: TimeText;
  readonly onChange: (value: TimeText) => void;
  readonly problem: Problem | undefined;
  /** In milliseconds. */
  readonly bounds: Bounds;
}

/** A length of time, in seconds or minutes as one likes. */
export const TimeField = ({ label, value, onChange, problem, bounds }: TimeFieldProps) => {
  const { t } = useI18n();
  const choose = (unit: TimeUnit) => onChange({ ...value, unit });
  return (
    <NumberField
      label={label}
      value={value.text}
      onChange={(text) => onChange({ ...value, text })}
      problem={problem}
      bounds={bounds}
      isTime
      hasDecimals
      unit={
        <select
          className={styles['choice']}
          aria-label={t('settings.unit-of', { what: label })}
          value={value.unit}
          onChange={(event) => choose(event.currentTarget.value === 'min' ? 'min' : 's')}
        >
          <option value="s">{t('settings.unit-seconds')}</option>
          <option value="min">{t('settings.unit-minutes')}</option>
        </select>
      }
    />
  );
};
