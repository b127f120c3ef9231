import styles from '../../components/form/form.module.css';
import { FormBlock } from '../../components/form/form-block.tsx';
import { textRow } from '../../components/form/row-list.tsx';
import { TextRows } from '../../components/form/text-rows.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { CandidacyField, CandidacyTags } from './candidacy-fields.ts';
import type { CandidacyValues } from './candidacy-values.ts';

/** Everything that was understood of the job description, to be corrected. */
export const JobFields = () => {
  const { t } = useI18n();
  return (
    <FormBlock title={t('form.job')}>
      <div className={styles['foldStack']}>
        <div className={styles['three']}>
          <CandidacyField label={t('form.title')} path="job.title" />
          <CandidacyField label={t('form.client')} path="job.company" />
          <CandidacyField label={t('form.location')} path="job.location" />
        </div>
        <CandidacyField isLong label={t('form.summary')} path="job.summary" />
        <TextRows<CandidacyValues, 'job.requirements'>
          label={t('form.requirements')}
          path="job.requirements"
          create={textRow}
          addLabel={t('form.add-requirement')}
          rowLabel="form.requirement"
          textPath={(row) => `${row}.text`}
        />
        <TextRows<CandidacyValues, 'job.responsibilities'>
          label={t('form.duties')}
          path="job.responsibilities"
          create={textRow}
          addLabel={t('form.add-duty')}
          rowLabel="form.duty"
          textPath={(row) => `${row}.text`}
        />
        <CandidacyTags label={t('form.job-skills')} path="job.skills" />
      </div>
    </FormBlock>
  );
};
