import { useI18n } from '../../components/i18n-context.tsx';
import { Field, TagsField } from './field.tsx';
import { FoldableRow } from './foldable-row.tsx';
import styles from './form.module.css';
import type { EducationRow } from './form-model.ts';
import { emptyRows } from './form-model.ts';
import { isBlankRow } from './form-to-input.ts';
import { RowList } from './row-list.tsx';

interface EducationEditorProps {
  readonly rows: readonly EducationRow[];
  readonly onChange: (rows: EducationRow[]) => void;
}

/** Schools and degrees. */
export const EducationEditor = ({ rows, onChange }: EducationEditorProps) => {
  const { t } = useI18n();
  const nameOf = (row: EducationRow, index: number) =>
    [row.degree, row.area, row.institution].filter(Boolean).join(' · ') ||
    t('form.untitled-education', { n: index + 1 });
  return (
    <RowList
      path="education"
      rows={rows}
      onChange={onChange}
      create={emptyRows.education}
      addLabel={t('form.add-education')}
      nameOf={nameOf}
    >
      {(row, path, set, tools) => {
        const field = (
          name: 'institution' | 'degree' | 'area' | 'score' | 'start' | 'end' | 'label',
          label: string,
        ) => (
          <Field
            label={label}
            path={`${path}.${name}`}
            value={row[name]}
            placeholder={name === 'start' || name === 'end' ? t('form.date-placeholder') : ''}
            onChange={(value) => set({ [name]: value })}
          />
        );
        return (
          <FoldableRow
            path={path}
            title={nameOf(row, rows.indexOf(row))}
            aside={[row.start, row.end].filter(Boolean).join(' – ') || row.label}
            startsOpen={isBlankRow(row)}
            tools={tools}
          >
            <div className={styles['two']}>
              {field('institution', t('form.institution'))}
              {field('degree', t('form.degree'))}
              {field('area', t('form.area'))}
              {field('score', t('form.score'))}
              {field('start', t('form.start'))}
              {field('end', t('form.end'))}
              {row.label && field('label', t('form.date-label'))}
            </div>
            <TagsField
              label={t('form.courses')}
              path={`${path}.courses`}
              value={row.courses}
              onChange={(courses) => set({ courses })}
            />
          </FoldableRow>
        );
      }}
    </RowList>
  );
};
