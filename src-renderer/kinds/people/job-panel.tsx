import type { JobDescription } from '#shared/model/job-description.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import styles from '../../components/inspector/inspector.module.css';
import { Block } from '../../components/inspector/inspector-block.tsx';

/** What the job asks for that the document is about; says so where none was given. */
export const JobPanel = ({ job }: { job: JobDescription | null | undefined }) => {
  const { t } = useI18n();
  if (!job)
    return (
      <Block title={t('inspector.job')}>
        <p className={styles['soft']}>{t('inspector.no-job')}</p>
      </Block>
    );
  return (
    <Block title={t('inspector.job')}>
      <p className={styles['soft']} dir="auto">
        {[job.title, job.company, job.location].filter(Boolean).join(' · ')}
      </p>
      {job.requirements.length === 0 && job.skills.length === 0 && (
        <p className={styles['soft']}>{t('inspector.job-empty')}</p>
      )}
      <ul className={styles['requirements']}>
        {job.requirements.map((requirement) => (
          <li key={requirement} dir="auto">
            {requirement}
          </li>
        ))}
      </ul>
      {job.skills.length > 0 && (
        <p className={styles['soft']} dir="auto">
          {`${t('inspector.job-skills')}: ${job.skills.join(', ')}`}
        </p>
      )}
    </Block>
  );
};
