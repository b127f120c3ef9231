import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { readBaseUrl } from '#shared/model/base-url.ts';
import { useI18n } from '../i18n-context.tsx';
import type { AddressProblem } from './address-problem.ts';
import { readHost } from './address-problem.ts';
import styles from './connection-fields.module.css';

interface AddressFieldProps {
  readonly value: string;
  readonly isLanAllowed: boolean;
  readonly problem: AddressProblem | undefined;
  /** Whether to show every error, because saving was tried. */
  readonly isInsistent: boolean;
  readonly onChange: (value: string) => void;
  readonly onLanAllowed: (isLanAllowed: boolean) => void;
}

/** The address of a server, checked as it is typed: shows where it leads, or what is wrong with it. */
export const AddressField = (props: AddressFieldProps) => {
  const { value, isLanAllowed, problem, isInsistent, onChange, onLanAllowed } = props;
  const { t } = useI18n();
  const [isFocused, setIsFocused] = useState(false);
  const reading = readBaseUrl(value);
  // Half an address is not an error while it is typed, unless no continuation can make it valid.
  const isUnfinished = problem === 'missing' || problem === 'not-a-url';
  const isShown =
    problem !== undefined &&
    problem !== 'unconfirmed' &&
    (isInsistent || !isUnfinished || !(isFocused || problem === 'missing'));
  const needsWord = reading.ok && reading.needsConfirmation;
  return (
    <div className={styles['stack']}>
      <TextInput
        label={t('connection.address')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onFocus={() => setIsFocused(true)}
        onBlur={() => setIsFocused(false)}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={isShown ? t(`address.${problem}`) : undefined}
        description={
          isShown
            ? undefined
            : reading.ok
              ? t(`address.reach-${reading.reach}`, { host: readHost(value) })
              : t('address.hint')
        }
        descriptionProps={{ className: styles['note'] }}
        errorProps={{ className: styles['note'] }}
      />
      {needsWord && (
        <Checkbox
          checked={isLanAllowed}
          onChange={(event) => onLanAllowed(event.currentTarget.checked)}
          label={t('address.confirm', { host: readHost(value) })}
          error={isInsistent && problem === 'unconfirmed' ? t('address.unconfirmed') : undefined}
        />
      )}
    </div>
  );
};
