import { useWatch } from 'react-hook-form';
import styles from '../../components/form/form.module.css';
import { FormBlock } from '../../components/form/form-block.tsx';
import { ShortRows } from '../../components/form/short-rows.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { CandidacyField, CandidacyTags } from './candidacy-fields.ts';
import type { CandidacyValues } from './candidacy-values.ts';
import { emptyRows } from './candidate-values.ts';
import { EducationFields } from './education-fields.tsx';
import { ExperienceFields } from './experience-fields.tsx';
import { SkillsFields } from './skills-fields.tsx';

const Identity = () => {
  const { t } = useI18n();
  return (
    <FormBlock title={t('form.identity')}>
      <div className={styles['two']}>
        <CandidacyField isRequired label={t('form.full-name')} path="candidate.fullName" />
        <CandidacyField label={t('form.title')} path="candidate.title" />
        <CandidacyField label={t('form.location')} path="candidate.location" />
        <CandidacyField label={t('form.years')} path="candidate.yearsOfExperience" />
        <div className={styles['wide']}>
          <CandidacyField isLong label={t('form.summary')} path="candidate.summary" />
        </div>
      </div>
    </FormBlock>
  );
};

const Contact = () => {
  const { t } = useI18n();
  return (
    <FormBlock title={t('form.contact')}>
      <div className={styles['three']}>
        <CandidacyField label={t('form.email')} path="candidate.email" />
        <CandidacyField label={t('form.phone')} path="candidate.phone" />
        <CandidacyField label={t('form.website')} path="candidate.website" />
      </div>
      <fieldset className={styles['group']}>
        <legend>{t('form.profiles')}</legend>
        <ShortRows<CandidacyValues, 'candidate.profiles'>
          path="candidate.profiles"
          create={emptyRows.profile}
          addLabel={t('form.add-profile')}
          nameOf={(row) => row.network}
          fields={[
            { path: (row) => `${row}.network`, label: t('form.network'), isRequired: true },
            { path: (row) => `${row}.username`, label: t('form.username') },
            { path: (row) => `${row}.url`, label: t('form.url') },
          ]}
        />
      </fieldset>
    </FormBlock>
  );
};

const Certifications = () => {
  const { t } = useI18n();
  return (
    <FormBlock title={t('form.certifications')}>
      <ShortRows<CandidacyValues, 'candidate.certifications'>
        path="candidate.certifications"
        create={emptyRows.certification}
        addLabel={t('form.add-certification')}
        nameOf={(row) => row.name}
        fields={[
          { path: (row) => `${row}.name`, label: t('form.name'), isRequired: true },
          { path: (row) => `${row}.issuer`, label: t('form.issuer') },
          { path: (row) => `${row}.date`, label: t('form.date') },
        ]}
      />
    </FormBlock>
  );
};

const Languages = () => {
  const { t } = useI18n();
  return (
    <FormBlock title={t('form.languages')}>
      <ShortRows<CandidacyValues, 'candidate.languages'>
        path="candidate.languages"
        create={emptyRows.language}
        addLabel={t('form.add-language')}
        nameOf={(row) => row.name}
        fields={[
          { path: (row) => `${row}.name`, label: t('form.language'), isRequired: true },
          { path: (row) => `${row}.level`, label: t('form.level') },
        ]}
      />
    </FormBlock>
  );
};

const Interests = () => {
  const { t } = useI18n();
  const distinctions = useWatch<CandidacyValues, 'candidate.distinctions'>({ name: 'candidate.distinctions' });
  return (
    <FormBlock title={t('form.interests')}>
      <CandidacyTags label={t('form.interests')} path="candidate.interests" />
      {distinctions && distinctions.length > 0 && (
        <p className={styles['none']}>{t('form.also-kept', { count: distinctions.length })}</p>
      )}
    </FormBlock>
  );
};

/** Everything that was understood of the candidate, to be corrected. */
export const CandidateFields = () => {
  const { t } = useI18n();
  return (
    <>
      <Identity />
      <Contact />
      <FormBlock title={t('form.experience')}>
        <ExperienceFields />
      </FormBlock>
      <FormBlock title={t('form.skills')}>
        <SkillsFields />
      </FormBlock>
      <FormBlock title={t('form.education')}>
        <EducationFields />
      </FormBlock>
      <Certifications />
      <Languages />
      <Interests />
    </>
  );
};
