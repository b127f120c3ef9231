import { useMemo, useState } from 'react';
import type { SectionId } from '#shared/model/ids.ts';
import { Chip } from '../../components/chip.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import type { Opening } from '../../components/table/data-row.tsx';
import { RowButton } from '../../components/table/data-row.tsx';
import type { Column } from '../../components/table/data-table.tsx';
import { DataTable } from '../../components/table/data-table.tsx';
import { AnswerState } from './answer-state.tsx';
import { lastRating } from './practice-order.ts';
import { QuestionDetails } from './question-details.tsx';
import styles from './question-table.module.css';
import type { PackQuestion, PackSet } from './read-pack.ts';
import { needsInput } from './read-pack.ts';
import type { PackActions } from './use-pack-actions.ts';

const Question = ({ question }: { question: PackQuestion }) => {
  const { t } = useI18n();
  return (
    <>
      <RowButton>
        <span dir="auto">{question.data.question}</span>
      </RowButton>
      {(question.data.isOwn || needsInput(question)) && (
        <span className={styles['chips']}>
          {question.data.isOwn && <Chip>{t('interview.own')}</Chip>}
          {needsInput(question) && <Chip tone="warn">{t('interview.needs-input')}</Chip>}
        </span>
      )}
    </>
  );
};

/** How the last try went, and what the interviewer gave. */
const Rating = ({ question }: { question: PackQuestion }) => {
  const { t } = useI18n();
  const rating = lastRating(question.practice.tries);
  const { score } = question.score;
  return (
    <>
      {rating === null ? '–' : t('interview.of-five', { points: rating })}
      {score !== null && <small>{t('interview.scored', { points: score })}</small>}
    </>
  );
};

/** A set's questions: theme, question, how its answer stands and how practice went; a row opens to all about it. */
export const QuestionTable = ({ set, actions }: { set: PackSet; actions: PackActions }) => {
  const { t } = useI18n();
  const [opened, setOpened] = useState<ReadonlySet<SectionId>>(new Set());
  const columns = useMemo(
    (): readonly Column<PackQuestion>[] => [
      { key: 'number', head: t('interview.number'), isNumber: true, width: '52px', show: ({ data }) => data.number },
      {
        key: 'theme',
        head: t('interview.theme'),
        width: '132px',
        show: ({ data }) => t(`interview.theme.${data.theme}`),
      },
      {
        key: 'question',
        head: t('interview.question'),
        isName: true,
        show: (question) => <Question question={question} />,
      },
      {
        key: 'answer',
        head: t('interview.answer-head'),
        width: '196px',
        show: (question) => <AnswerState question={question} actions={actions} />,
      },
      {
        key: 'rating',
        head: t('interview.practice'),
        isNumber: true,
        width: '120px',
        show: (question) => <Rating question={question} />,
      },
    ],
    [t, actions],
  );
  const opening: Opening<PackQuestion> = {
    head: t('interview.details'),
    isOpen: ({ section }) => opened.has(section.id),
    onToggle: ({ section: { id } }) =>
      setOpened((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    show: (question) => <QuestionDetails question={question} actions={actions} />,
  };
  return <DataTable columns={columns} rows={set.questions} rowKey={({ section }) => section.id} opening={opening} />;
};
