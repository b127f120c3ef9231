import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import type { FieldName } from '#shared/model/theme.ts';
import { fieldNames } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './field-text.module.css';
import { mostCharacters } from './theme-bounds.ts';

interface FieldTextProps {
  readonly label: string;
  /** What it is called where the label alone would not say. */
  readonly fullLabel?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Numbers of pages have a meaning at a page's edge only. */
  readonly hasPages: boolean;
  readonly aside?: ReactNode;
}

/** A text with fields in braces, as `{name} · {client}`, and a menu that puts one in where the cursor is. */
export const FieldText = ({ label, fullLabel, value, onChange, hasPages, aside }: FieldTextProps) => {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const fields = fieldNames.filter((name) => hasPages || (name !== 'page' && name !== 'pages'));
  const insert = (name: FieldName) => {
    const field = `{${name}}`;
    const from = input.current?.selectionStart ?? value.length;
    const to = input.current?.selectionEnd ?? from;
    const next = `${value.slice(0, from)}${field}${value.slice(to)}`;
    if (next.length <= mostCharacters) onChange(next);
    // Once the menu has given the focus back.
    window.setTimeout(() => {
      input.current?.focus();
      input.current?.setSelectionRange(from + field.length, from + field.length);
    });
  };
  return (
    <div className={styles['row']}>
      <TextInput
        ref={input}
        size="xs"
        className={styles['input'] ?? ''}
        label={label}
        aria-label={fullLabel ?? label}
        value={value}
        maxLength={mostCharacters}
        onChange={(event) => onChange(event.currentTarget.value)}
        rightSection={
          <Menu position="bottom-end" width={284} returnFocus={false}>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('editor.insert-into', { name: fullLabel ?? label })}
                title={t('editor.insert')}
              >
                <IconBraces size={15} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {fields.map((name) => (
                <Menu.Item
                  key={name}
                  rightSection={<code className={styles['code']}>{`{${name}}`}</code>}
                  onClick={() => insert(name)}
                >
                  {t(`editor.field-${name}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        }
      />
      {aside}
    </div>
  );
};
