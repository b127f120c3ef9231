import { Select } from '@mantine/core';
import { useI18n } from '../../components/i18n-context.tsx';
import { Field, TagsField } from './field.tsx';
import styles from './form.module.css';
import type { SkillGroupRow } from './form-model.ts';
import { emptyRows } from './form-model.ts';
import { RowList } from './row-list.tsx';

interface SkillsEditorProps {
  readonly rows: readonly SkillGroupRow[];
  readonly onChange: (rows: SkillGroupRow[]) => void;
}

/** Skills by group; a group can be told to be functional or technical. */
export const SkillsEditor = ({ rows, onChange }: SkillsEditorProps) => {
  const { t } = useI18n();
  return (
    <RowList
      path="skills"
      rows={rows}
      onChange={onChange}
      create={emptyRows.skillGroup}
      addLabel={t('form.add-group')}
      nameOf={(row, index) => row.name || t('form.untitled-group', { n: index + 1 })}
    >
      {(row, path, set, tools) => (
        <div className={styles['fold']}>
          <div className={styles['foldBody']} data-plain>
            <div className={styles['line']}>
              <div className={styles['three']}>
                <Field
                  label={t('form.group-name')}
                  path={`${path}.name`}
                  value={row.name}
                  onChange={(name) => set({ name })}
                />
                <Select
                  label={t('form.group-kind')}
                  value={row.kind || 'auto'}
                  onChange={(kind) => set({ kind: kind === 'functional' || kind === 'technical' ? kind : '' })}
                  data={[
                    { value: 'auto', label: t('form.kind-auto') },
                    { value: 'functional', label: t('form.kind-functional') },
                    { value: 'technical', label: t('form.kind-technical') },
                  ]}
                />
                <Field
                  label={t('form.level')}
                  path={`${path}.level`}
                  value={row.level}
                  onChange={(level) => set({ level })}
                />
              </div>
              {tools}
            </div>
            <TagsField
              label={t('form.group-skills')}
              path={`${path}.skills`}
              value={row.skills}
              onChange={(skills) => set({ skills })}
            />
          </div>
        </div>
      )}
    </RowList>
  );
};
