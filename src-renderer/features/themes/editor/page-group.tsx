import { Switch, TextInput } from '@mantine/core';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './fields.module.css';
import { NumberRow } from './number-row.tsx';
import { bounds, mostCharacters } from './theme-bounds.ts';

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

const sides = ['top', 'bottom', 'left', 'right'] as const;

/** The paper and its margins. */
export const PageGroup = () => {
  const { t } = useI18n();
  const { design, edit } = useEditing();
  const { size, marginsMm } = design.page;
  return (
    <div className={styles['group']}>
      <ChoiceRow
        label={t('editor.size')}
        value={size}
        choices={[
          { value: 'A4', label: 'A4' },
          { value: 'Letter', label: t('editor.letter') },
        ]}
        onChange={(next) => edit('page.size', (it) => ({ ...it, page: { ...it.page, size: next } }))}
      />
      <div className={styles['pair']}>
        {sides.map((side) => (
          <NumberRow
            key={side}
            label={`${t('editor.margins')}: ${t(`editor.${side}`).toLocaleLowerCase()}`}
            value={marginsMm[side]}
            bounds={bounds.margin}
            unit="mm"
            onChange={(mm) =>
              edit(`margin.${side}`, (it) => ({
                ...it,
                page: { ...it.page, marginsMm: { ...it.page.marginsMm, [side]: mm } },
              }))
            }
          />
        ))}
      </div>
    </div>
  );
};
