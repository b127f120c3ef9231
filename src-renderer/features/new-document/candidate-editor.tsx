import type { ReactNode } from 'react';
import { useI18n } from '../../components/i18n-context.tsx';
import { EducationEditor } from './education-editor.tsx';
import { ExperienceEditor } from './experience-editor.tsx';
import { Field, TagsField } from './field.tsx';
import styles from './form.module.css';
import type { CandidateForm } from './form-model.ts';
import { emptyRows } from './form-model.ts';
import { editCandidate } from './form-store.ts';
import { ShortRows } from './short-rows.tsx';
import { SkillsEditor } from './skills-editor.tsx';

export const Block = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles['block']} aria-label={title}>
    <h3>{title}</h3>
    {children}
  </section>
);

const Identity = ({ form }: { form: CandidateForm }) => {
  const { t } = useI18n();
  const field = (name: 'title' | 'location' | 'yearsOfExperience' | 'email' | 'phone' | 'website', label: string) => (
    <Field label={label} path={name} value={form[name]} onChange={(value) => editCandidate({ [name]: value })} />
  );
  return (
    <>
      <Block title={t('form.identity')}>
        <div className={styles['two']}>
          <Field
            isRequired
            label={t('form.full-name')}
            path="fullName"
            value={form.fullName}
            onChange={(fullName) => editCandidate({ fullName })}
          />
          {field('title', t('form.title'))}
          {field('location', t('form.location'))}
          {field('yearsOfExperience', t('form.years'))}
          <div className={styles['wide']}>
            <Field
              isLong
              label={t('form.summary')}
              path="summary"
              value={form.summary}
              onChange={(summary) => editCandidate({ summary })}
            />
          </div>
        </div>
      </Block>
      <Block title={t('form.contact')}>
        <div className={styles['three']}>
          {field('email', t('form.email'))}
          {field('phone', t('form.phone'))}
          {field('website', t('form.website'))}
        </div>
        <fieldset className={styles['group']}>
          <legend>{t('form.profiles')}</legend>
          <ShortRows
            path="profiles"
            rows={form.profiles}
            onChange={(profiles) => editCandidate({ profiles })}
            create={emptyRows.profile}
            addLabel={t('form.add-profile')}
            nameOf={(row) => row.network}
            fields={[
              { name: 'network', label: t('form.network'), isRequired: true },
              { name: 'username', label: t('form.username') },
              { name: 'url', label: t('form.url') },
            ]}
          />
        </fieldset>
      </Block>
    </>
  );
};

/** Everything that was understood of the candidate, to be corrected. */
export const CandidateEditor = ({ form }: { form: CandidateForm }) => {
  const { t } = useI18n();
  return (
    <>
      <Identity form={form} />
      <Block title={t('form.experience')}>
        <ExperienceEditor rows={form.experience} onChange={(experience) => editCandidate({ experience })} />
      </Block>
      <Block title={t('form.skills')}>
        <SkillsEditor rows={form.skills} onChange={(skills) => editCandidate({ skills })} />
      </Block>
      <Block title={t('form.education')}>
        <EducationEditor rows={form.education} onChange={(education) => editCandidate({ education })} />
      </Block>
      <Block title={t('form.certifications')}>
        <ShortRows
          path="certifications"
          rows={form.certifications}
          onChange={(certifications) => editCandidate({ certifications })}
          create={emptyRows.certification}
          addLabel={t('form.add-certification')}
          nameOf={(row) => row.name}
          fields={[
            { name: 'name', label: t('form.name'), isRequired: true },
            { name: 'issuer', label: t('form.issuer') },
            { name: 'date', label: t('form.date') },
          ]}
        />
      </Block>
      <Block title={t('form.languages')}>
        <ShortRows
          path="languages"
          rows={form.languages}
          onChange={(languages) => editCandidate({ languages })}
          create={emptyRows.language}
          addLabel={t('form.add-language')}
          nameOf={(row) => row.name}
          fields={[
            { name: 'name', label: t('form.language'), isRequired: true },
            { name: 'level', label: t('form.level') },
          ]}
        />
      </Block>
      <Block title={t('form.interests')}>
        <TagsField
          label={t('form.interests')}
          path="interests"
          value={form.interests}
          onChange={(interests) => editCandidate({ interests })}
        />
        {form.distinctions.length > 0 && (
          <p className={styles['none']}>{t('form.also-kept', { count: form.distinctions.length })}</p>
        )}
      </Block>
    </>
  );
};
