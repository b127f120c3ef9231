import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './number-field.module.css';
import { problemText, rangeText } from './problem-text.ts';
import type { Problem } from './read-number.ts';
import type { Bounds } from './setting-bounds.ts';

interface NumberFieldProps {
  readonly label: string;
  /** The label stands elsewhere in sight already, and is only said. */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: Problem | undefined;
  /** What may be typed; of a length of time, in milliseconds. */
  readonly bounds: Bounds;
  readonly isTime?: boolean;
  readonly hasDecimals?: boolean;
  /** The bounds need no saying: only what lies outside is. */
  readonly isRangeHidden?: boolean;
  /** What an empty field means. */
  readonly placeholder?: string;
  /** What the number counts, after it: a word, or a choice of units. */
  readonly unit?: ReactNode;
}

/** A number with its bounds under it, and what is wrong with it in their place. */
export const NumberField = (props: NumberFieldProps) => {
  const { label, isLabelHidden = false, value, onChange, problem, bounds, isTime = false, unit } = props;
  const { t, locale } = useI18n();
  const [isFocused, setIsFocused] = useState(false);
  const range = rangeText(t, locale, bounds, isTime);
  // An empty field under the hands is a number about to be typed, not a mistake.
  const isShown = problem !== undefined && !(isFocused && value === '');
  return (
    <NumberInput
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      value={value}
      onChange={(next) => onChange(String(next))}
      onFocus={() => setIsFocused(true)}
      onBlur={() => setIsFocused(false)}
      min={isTime ? 0 : bounds.min}
      {...(isTime ? {} : { max: bounds.max })}
      clampBehavior="none"
      allowDecimal={props.hasDecimals ?? false}
      allowNegative={false}
      decimalScale={4}
      decimalSeparator={locale === 'fr' ? ',' : '.'}
      valueIsNumericString
      hideControls
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={isShown ? problemText(t, locale, problem) : undefined}
      description={isShown || props.isRangeHidden ? undefined : range}
      descriptionProps={{ className: styles['note'] }}
      errorProps={{ className: styles['note'] }}
      {...(unit === undefined
        ? {}
        : {
            rightSection: typeof unit === 'string' ? <span className={styles['unit']}>{unit}</span> : unit,
            rightSectionWidth: 'auto',
          })}
    />
  );
};
