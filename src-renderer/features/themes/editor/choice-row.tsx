import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './fields.module.css';

interface ChoiceRowProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export const ChoiceRow = <T extends string>({ label, value, choices, onChange }: ChoiceRowProps<T>) => {
  const id = useId();
  return (
    <div className={styles['choice']}>
      <span id={id} className={styles['label']}>
        {label}
      </span>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-labelledby={id}
        value={value}
        onChange={onChange}
        data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      />
    </div>
  );
};
