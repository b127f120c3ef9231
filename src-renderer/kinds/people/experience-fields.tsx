import { Checkbox, Select } from '@mantine/core';
import { useController } from 'react-hook-form';
import { FoldableRow } from '../../components/form/foldable-row.tsx';
import styles from '../../components/form/form.module.css';
import { RowList, textRow } from '../../components/form/row-list.tsx';
import { TextRows } from '../../components/form/text-rows.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { CandidacyField, CandidacyTags } from './candidacy-fields.ts';
import { isBlankRow } from './candidacy-input.ts';
import type { CandidacyValues } from './candidacy-values.ts';
import { emptyRows } from './candidate-values.ts';

type ExperiencePath = `candidate.experience.${number}`;

const Nature = ({ path }: { path: ExperiencePath }) => {
  const { t } = useI18n();
  const { field } = useController<CandidacyValues, `${ExperiencePath}.nature`>({ name: `${path}.nature` });
  return (
    <Select
      label={t('form.nature')}
      value={field.value}
      onChange={(nature) => nature && field.onChange(nature)}
      data={[
        { value: 'employment', label: t('form.nature-employment') },
        { value: 'volunteer', label: t('form.nature-volunteer') },
        { value: 'project', label: t('form.nature-project') },
      ]}
    />
  );
};

const IsCurrent = ({ path }: { path: ExperiencePath }) => {
  const { t } = useI18n();
  const { field } = useController<CandidacyValues, `${ExperiencePath}.isCurrent`>({ name: `${path}.isCurrent` });
  return (
    <Checkbox
      label={t('form.current')}
      checked={field.value}
      onChange={(event) => field.onChange(event.currentTarget.checked)}
    />
  );
};

/** The fields of one experience. `hasLabel`: its dates could not be read, and stand as the source has them. */
const OneExperience = ({ path, hasLabel }: { path: ExperiencePath; hasLabel: boolean }) => {
  const { t } = useI18n();
  const datePlaceholder = t('form.date-placeholder');
  return (
    <>
      <div className={styles['two']}>
        <CandidacyField label={t('form.title')} path={`${path}.title`} />
        <CandidacyField label={t('form.company')} path={`${path}.company`} />
        <CandidacyField label={t('form.location')} path={`${path}.location`} />
        <Nature path={path} />
        <CandidacyField label={t('form.start')} path={`${path}.start`} placeholder={datePlaceholder} />
        <CandidacyField label={t('form.end')} path={`${path}.end`} placeholder={datePlaceholder} />
        {hasLabel && <CandidacyField label={t('form.date-label')} path={`${path}.label`} />}
      </div>
      <IsCurrent path={path} />
      <CandidacyField isLong label={t('form.about')} path={`${path}.summary`} />
      <TextRows<CandidacyValues, `${ExperiencePath}.responsibilities`>
        label={t('form.bullets')}
        path={`${path}.responsibilities`}
        create={textRow}
        addLabel={t('form.add-bullet')}
        rowLabel="form.bullet"
        textPath={(row) => `${row}.text`}
      />
      <CandidacyTags label={t('form.technologies')} path={`${path}.technologies`} />
    </>
  );
};

/** The experiences, each folded to title, company and dates. */
export const ExperienceFields = () => {
  const { t } = useI18n();
  return (
    <RowList<CandidacyValues, 'candidate.experience'>
      path="candidate.experience"
      create={emptyRows.experience}
      addLabel={t('form.add-experience')}
      nameOf={(row, index) =>
        [row.title, row.company].filter(Boolean).join(' · ') || t('form.untitled-experience', { n: index + 1 })
      }
    >
      {({ path, row, name, tools }) => (
        <FoldableRow
          path={path}
          title={name}
          aside={row.start || row.end ? `${row.start} – ${row.isCurrent ? t('form.current') : row.end}` : row.label}
          startsOpen={isBlankRow(row)}
          tools={tools}
        >
          <OneExperience path={path} hasLabel={row.label !== ''} />
        </FoldableRow>
      )}
    </RowList>
  );
};
