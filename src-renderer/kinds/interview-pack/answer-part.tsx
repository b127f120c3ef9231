import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Bar } from '../../components/bar.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { SectionFault } from '../../components/section/section-fault.tsx';
import { isFaulty } from '../../components/section/standing-text.ts';
import { AnswerText } from './answer-text.tsx';
import { longestComment } from './limits.ts';
import styles from './question-details.module.css';
import type { PackQuestion } from './read-pack.ts';
import { isAnswerOpen } from './read-pack.ts';
import type { PackActions } from './use-pack-actions.ts';

/** The answer to a question, and a way to ask for it, or for another one, with a comment. */
export const AnswerPart = ({ question, actions }: { question: PackQuestion; actions: PackActions }) => {
  const { t } = useI18n();
  const [comment, setComment] = useState('');
  const { section } = question;
  const isOpen = isAnswerOpen(section);
  const hasAnswer = section.content !== '';
  const ask = async () => {
    await actions.answer(question, comment);
    setComment('');
  };
  return (
    <section>
      <h3>{t('interview.answer-head')}</h3>
      {isFaulty(section) && <SectionFault section={section} />}
      <AnswerText section={section} />
      {!hasAnswer && !isOpen && !isFaulty(section) && <p className={styles['soft']}>{t('interview.no-answer')}</p>}
      {isOpen && <p className={styles['soft']}>{t(hasAnswer ? 'interview.answer-follows' : 'interview.answering')}</p>}
      {!isOpen && (
        <Bar gap="small" className={styles['ask']}>
          <Textarea
            className={styles['comment'] ?? ''}
            aria-label={t('interview.answer-comment')}
            placeholder={t('interview.answer-comment')}
            minRows={1}
            maxRows={6}
            maxLength={longestComment}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Button variant={hasAnswer ? 'default' : 'filled'} onClick={() => void ask()}>
            {t(hasAnswer ? 'interview.answer-again' : 'interview.answer')}
          </Button>
        </Bar>
      )}
    </section>
  );
};
