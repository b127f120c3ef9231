import { Switch, TextInput } from '@mantine/core';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './fields.module.css';
import { mostCharacters } from './theme-bounds.ts';

/** The list of sections with their pages. */
export const ContentsGroup = () => {
  const { t } = useI18n();
  const { design, edit } = useEditing();
  const { isOn, heading } = design.contents;
  return (
    <div className={styles['group']}>
      <Switch
        label={t('editor.contents-on')}
        checked={isOn}
        onChange={(event) => {
          const next = event.currentTarget.checked;
          edit('contents', (it) => ({ ...it, contents: { ...it.contents, isOn: next } }));
        }}
      />
      {isOn && (
        <TextInput
          size="xs"
          label={t('editor.contents-heading')}
          value={heading}
          maxLength={mostCharacters}
          onChange={(event) => {
            const next = event.currentTarget.value;
            edit('contents.heading', (it) => ({ ...it, contents: { ...it.contents, heading: next } }));
          }}
        />
      )}
    </div>
  );
};
