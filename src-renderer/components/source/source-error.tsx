import type { AppError, InputIssue } from '#shared/model/app-error.ts';
import { errorWords } from '../error-sentence.ts';
import { useI18n } from '../i18n-context.tsx';
import { Notice } from '../notice.tsx';
import styles from './source-card.module.css';

const shownIssues = 6;

/** Why a source could not be read: the file, each field with what was expected, and what to do. */
export const SourceError = ({ name, error }: { name: string; error: AppError }) => {
  const { t, locale } = useI18n();
  const words = errorWords(t, locale, error);
  const issues = error.issues ?? [];
  const say = ({ path, expected, found }: InputIssue) =>
    found === undefined ? t('source.issue', { path, expected }) : t('source.issue-found', { path, expected, found });
  return (
    <Notice tone="bad" title={t('source.failed', { file: error.file ?? (name || t('source.pasted')) })}>
      {issues.length === 0 && <p>{words.sentence}</p>}
      {issues.length > 0 && (
        <ul className={styles['issues']} aria-label={t('source.issues')}>
          {issues.slice(0, shownIssues).map((issue) => (
            <li key={`${issue.path} ${issue.expected}`}>{say(issue)}</li>
          ))}
          {issues.length > shownIssues && <li>{t('source.more-issues', { count: issues.length - shownIssues })}</li>}
        </ul>
      )}
      <p>{`${words.action} ${t('source.nothing-lost')}`}</p>
    </Notice>
  );
};
