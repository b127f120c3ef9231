import { useI18n } from '../../components/i18n-context.tsx';
import { Block } from './candidate-editor.tsx';
import { Field, TagsField } from './field.tsx';
import styles from './form.module.css';
import type { JobForm } from './form-model.ts';
import { editJob } from './form-store.ts';
import { TextRows } from './text-rows.tsx';

/** Everything that was understood of the job description, to be corrected. */
export const JobEditor = ({ form }: { form: JobForm }) => {
  const { t } = useI18n();
  const field = (name: 'title' | 'company' | 'location', label: string) => (
    <Field label={label} path={`job.${name}`} value={form[name]} onChange={(value) => editJob({ [name]: value })} />
  );
  return (
    <Block title={t('form.job')}>
      <div className={styles['foldStack']}>
        <div className={styles['three']}>
          {field('title', t('form.title'))}
          {field('company', t('form.client'))}
          {field('location', t('form.location'))}
        </div>
        <Field
          isLong
          label={t('form.summary')}
          path="job.summary"
          value={form.summary}
          onChange={(summary) => editJob({ summary })}
        />
        <TextRows
          label={t('form.requirements')}
          path="job.requirements"
          rows={form.requirements}
          addLabel={t('form.add-requirement')}
          rowLabel="form.requirement"
          onChange={(requirements) => editJob({ requirements })}
        />
        <TagsField
          label={t('form.job-skills')}
          path="job.skills"
          value={form.skills}
          onChange={(skills) => editJob({ skills })}
        />
      </div>
    </Block>
  );
};
