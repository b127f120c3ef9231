import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { useActions } from '../../components/actions-context.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { sectionWords } from '../../components/section/section-text.ts';
import { canRetry } from '../../components/section/standing-text.ts';
import { useNow } from '../../components/use-now.ts';
import { documentStore } from '../../stores/document-store.ts';
import styles from './question-table.module.css';
import type { PackQuestion } from './read-pack.ts';
import { isAnswerOpen } from './read-pack.ts';
import type { PackActions } from './use-pack-actions.ts';

interface AnswerStateProps {
  readonly question: PackQuestion;
  readonly actions: PackActions;
}

/** How the answer to a question stands, with the time it takes or took, and a button for what comes next. */
export const AnswerState = ({ question, actions }: AnswerStateProps) => {
  const { t, locale } = useI18n();
  const { retrySection } = useActions();
  const { section, data } = question;
  const { type } = section.state;
  const now = useNow(1_000, isAnswerOpen(section));
  const live = useStore(documentStore, (state) => (type === 'drafting' ? state.live.get(section.id)?.text : undefined));
  const { number } = data;
  return (
    <span className={styles['answer']} data-state={type}>
      <span className={styles['dot']} aria-hidden="true" />
      {type !== 'empty' && <span>{sectionWords(t, locale, section, live ?? '', now)}</span>}
      {type === 'empty' && (
        <Button
          size="compact-xs"
          className={styles['act'] ?? ''}
          aria-label={t('interview.answer-one', { number })}
          onClick={() => void actions.answer(question, '')}
        >
          {t('interview.answer')}
        </Button>
      )}
      {canRetry(section) && (
        <Button
          size="compact-xs"
          className={styles['act'] ?? ''}
          aria-label={t('interview.retry-one', { number })}
          onClick={() => void retrySection(section.id)}
        >
          {t('app.retry')}
        </Button>
      )}
    </span>
  );
};
