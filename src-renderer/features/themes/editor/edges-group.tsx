import { Switch, TextInput } from '@mantine/core';
import type { PageEdge } from '#shared/model/theme.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useEditing } from './editor-context.tsx';
import { FieldText } from './field-text.tsx';
import styles from './fields.module.css';
import { LineFields } from './rule-fields.tsx';
import { mostCharacters } from './theme-bounds.ts';

const places = ['start', 'center', 'end'] as const;

const EdgeFields = ({ edge }: { edge: 'header' | 'footer' }) => {
  const { t } = useI18n();
  const { design, edit } = useEditing();
  const name = t(`editor.edge-${edge}`);
  const it = design[edge];
  const set = (about: string, change: Partial<PageEdge>) =>
    edit(`${edge}.${about}`, (before) => ({ ...before, [edge]: { ...before[edge], ...change } }));
  const isEmpty = it.start === '' && it.center === '' && it.end === '';
  return (
    <fieldset className={styles['part']} aria-label={name}>
      <h3>{name}</h3>
      {places.map((place) => (
        <FieldText
          key={place}
          hasPages
          label={t(`editor.edge-${place}`)}
          fullLabel={t(`editor.edge-${place}-of`, { edge: name })}
          value={it[place]}
          onChange={(text) => set(place, { [place]: text })}
        />
      ))}
      {!isEmpty && (
        <>
          <Switch
            label={t('editor.on-first-page')}
            checked={it.isOnFirstPage}
            onChange={(event) => set('first', { isOnFirstPage: event.currentTarget.checked })}
          />
          <LineFields
            rule={it.rule}
            onChange={(change) => set(`rule.${Object.keys(change).join()}`, { rule: { ...it.rule, ...change } })}
          />
        </>
      )}
    </fieldset>
  );
};

/** What stands at the head and the foot of every page, and what confidentiality says there. */
export const EdgesGroup = () => {
  const { t } = useI18n();
  const { design, edit } = useEditing();
  return (
    <div className={styles['group']}>
      <TextInput
        size="xs"
        label={t('editor.confidentiality')}
        description={t('editor.confidentiality-hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={design.confidentiality}
        maxLength={mostCharacters}
        onChange={(event) => {
          const confidentiality = event.currentTarget.value;
          edit('confidentiality', (it) => ({ ...it, confidentiality }));
        }}
      />
      <EdgeFields edge="header" />
      <EdgeFields edge="footer" />
      <p className={styles['hint']}>{t('editor.fields-hint')}</p>
    </div>
  );
};
