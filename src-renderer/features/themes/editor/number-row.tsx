import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './fields.module.css';
import type { Bounds } from './theme-bounds.ts';

interface NumberRowProps {
  readonly label: string;
  readonly value: number;
  readonly bounds: Bounds;
  readonly onChange: (value: number) => void;
  readonly unit?: string;
  readonly step?: number;
  readonly hint?: string;
}

/** A number in its bounds. One out of them is said to be so and changes nothing until it is mended. */
export const NumberRow = ({ label, value, bounds, onChange, unit = 'pt', step = 0.5, hint }: NumberRowProps) => {
  const { t, locale } = useI18n();
  const { min, max } = bounds;
  const [text, setText] = useState(String(value));
  const typed = text.trim() === '' ? Number.NaN : Number(text);
  const isFine = typed >= min && typed <= max;

  // Changed from elsewhere, by a step back say: the field follows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is no reason, only what stands
  useEffect(() => {
    if (typed !== value) setText(String(value));
  }, [value]);

  const type = (next: string) => {
    setText(next);
    const number = next.trim() === '' ? Number.NaN : Number(next);
    if (number >= min && number <= max) onChange(number);
  };
  return (
    <NumberInput
      size="xs"
      className={styles['number'] ?? ''}
      label={label}
      value={text}
      valueIsNumericString
      onChange={(next) => type(String(next))}
      step={step}
      min={min}
      max={max}
      clampBehavior="none"
      decimalScale={2}
      decimalSeparator={locale === 'fr' ? ',' : '.'}
      allowNegative={min < 0}
      hideControls
      error={isFine ? undefined : t('editor.number-problem', { min, max })}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      rightSection={<span className={styles['unit']}>{unit}</span>}
      rightSectionWidth={unit.length > 2 ? 44 : 30}
      rightSectionPointerEvents="none"
    />
  );
};
