import { Button, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useI18n } from '../i18n-context.tsx';
import styles from './connection-fields.module.css';

interface KeyFieldProps {
  /** Whether a key is stored for this server. */
  readonly hasKey: boolean;
  /** Whether a key is stored, but for another server than the one typed now. */
  readonly isOfOther?: boolean;
  readonly keyStorage: 'system' | 'memory';
  readonly host: string;
  /** What is typed; empty leaves a kept key as it is. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onForget: () => void;
}

/** The key of a server: typed or pasted, never shown again, replaced or forgotten. */
export const KeyField = (props: KeyFieldProps) => {
  const { hasKey, isOfOther = false, keyStorage, host, value, onChange, onForget } = props;
  const { t } = useI18n();
  const [isReplacing, setIsReplacing] = useState(false);
  if (hasKey && !isReplacing) {
    return (
      <div className={styles['kept']}>
        <span className={styles['keptLabel']}>{t('connection.key')}</span>
        <IconKey size={15} stroke={1.8} aria-hidden="true" />
        <span className={styles['keptText']}>
          {t(keyStorage === 'system' ? 'connection.key-system' : 'connection.key-memory')}
        </span>
        <Button size="compact-sm" onClick={() => setIsReplacing(true)}>
          {t('key.replace')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onForget}>
          {t('key.forget')}
        </Button>
      </div>
    );
  }
  const where = t(keyStorage === 'system' ? 'key.kept-system' : 'key.kept-memory', { host });
  return (
    <TextInput
      type="password"
      label={t('connection.key')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      spellCheck={false}
      autoFocus={isReplacing}
      placeholder={t('key.placeholder')}
      inputWrapperOrder={['label', 'input', 'description']}
      description={isOfOther ? `${t('key.of-other')} ${where}` : where}
      descriptionProps={{ className: styles['note'] }}
      {...(isReplacing
        ? {
            rightSection: (
              <button
                type="button"
                className={styles['inField']}
                onClick={() => {
                  onChange('');
                  setIsReplacing(false);
                }}
              >
                {t('key.keep')}
              </button>
            ),
            rightSectionWidth: 'auto',
          }
        : {})}
    />
  );
};
