import type { ReactNode } from 'react';
import { NumberField } from './number-field.tsx';
import styles from './number-row.module.css';
import type { Problem } from './read-number.ts';
import type { Bounds } from './setting-bounds.ts';
import { SettingsRow } from './settings-section.tsx';

interface NumberRowProps {
  readonly title: string;
  readonly hint?: string;
  readonly unit: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: Problem | undefined;
  readonly bounds: Bounds;
  readonly hasDecimals?: boolean;
  /** What an empty field means. */
  readonly placeholder?: string;
}

/** One setting that is a number. */
export const NumberRow = ({ title, hint, ...field }: NumberRowProps) => (
  <SettingsRow title={title} {...(hint === undefined ? {} : { hint })}>
    <div className={styles['field']}>
      <NumberField label={title} isLabelHidden {...field} />
    </div>
  </SettingsRow>
);
