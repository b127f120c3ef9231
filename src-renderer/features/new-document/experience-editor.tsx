import { Checkbox, Select } from '@mantine/core';
import { useI18n } from '../../components/i18n-context.tsx';
import { Field, TagsField } from './field.tsx';
import { FoldableRow } from './foldable-row.tsx';
import styles from './form.module.css';
import type { ExperienceRow } from './form-model.ts';
import { emptyRows } from './form-model.ts';
import { isBlankRow } from './form-to-input.ts';
import { RowList } from './row-list.tsx';
import { TextRows } from './text-rows.tsx';

interface ExperienceFieldsProps {
  readonly row: ExperienceRow;
  readonly path: string;
  readonly set: (patch: Partial<ExperienceRow>) => void;
}

const ExperienceFields = ({ row, path, set }: ExperienceFieldsProps) => {
  const { t } = useI18n();
  const datePlaceholder = t('form.date-placeholder');
  return (
    <>
      <div className={styles['two']}>
        <Field label={t('form.title')} path={`${path}.title`} value={row.title} onChange={(title) => set({ title })} />
        <Field
          label={t('form.company')}
          path={`${path}.company`}
          value={row.company}
          onChange={(company) => set({ company })}
        />
        <Field
          label={t('form.location')}
          path={`${path}.location`}
          value={row.location}
          onChange={(location) => set({ location })}
        />
        <Select
          label={t('form.nature')}
          value={row.nature}
          onChange={(nature) => nature && set({ nature })}
          data={[
            { value: 'employment', label: t('form.nature-employment') },
            { value: 'volunteer', label: t('form.nature-volunteer') },
            { value: 'project', label: t('form.nature-project') },
          ]}
        />
        <Field
          label={t('form.start')}
          path={`${path}.start`}
          placeholder={datePlaceholder}
          value={row.start}
          onChange={(start) => set({ start })}
        />
        <Field
          label={t('form.end')}
          path={`${path}.end`}
          placeholder={datePlaceholder}
          value={row.end}
          onChange={(end) => set({ end })}
        />
        {row.label && (
          <Field
            label={t('form.date-label')}
            path={`${path}.label`}
            value={row.label}
            onChange={(label) => set({ label })}
          />
        )}
      </div>
      <Checkbox
        label={t('form.current')}
        checked={row.isCurrent}
        onChange={(event) => set({ isCurrent: event.currentTarget.checked })}
      />
      <Field
        isLong
        label={t('form.about')}
        path={`${path}.summary`}
        value={row.summary}
        onChange={(summary) => set({ summary })}
      />
      <TextRows
        label={t('form.bullets')}
        path={`${path}.responsibilities`}
        rows={row.responsibilities}
        addLabel={t('form.add-bullet')}
        rowLabel="form.bullet"
        onChange={(responsibilities) => set({ responsibilities })}
      />
      <TagsField
        label={t('form.technologies')}
        path={`${path}.technologies`}
        value={row.technologies}
        onChange={(technologies) => set({ technologies })}
      />
    </>
  );
};

interface ExperienceEditorProps {
  readonly rows: readonly ExperienceRow[];
  readonly onChange: (rows: ExperienceRow[]) => void;
}

/** The experiences, each folded to title, company and dates. */
export const ExperienceEditor = ({ rows, onChange }: ExperienceEditorProps) => {
  const { t } = useI18n();
  const nameOf = (row: ExperienceRow, index: number) =>
    [row.title, row.company].filter(Boolean).join(' · ') || t('form.untitled-experience', { n: index + 1 });
  const period = (row: ExperienceRow) =>
    row.start || row.end ? `${row.start} – ${row.isCurrent ? t('form.current') : row.end}` : row.label;
  return (
    <RowList
      path="experience"
      rows={rows}
      onChange={onChange}
      create={emptyRows.experience}
      addLabel={t('form.add-experience')}
      nameOf={nameOf}
    >
      {(row, path, set, tools) => (
        <FoldableRow
          path={path}
          title={nameOf(row, rows.indexOf(row))}
          aside={period(row)}
          startsOpen={isBlankRow(row)}
          tools={tools}
        >
          <ExperienceFields row={row} path={path} set={set} />
        </FoldableRow>
      )}
    </RowList>
  );
};
