import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../components/i18n-context.tsx';
import styles from './question-details.module.css';
import type { PackQuestion } from './read-pack.ts';
import { isAnswerOpen } from './read-pack.ts';
import type { PackActions } from './use-pack-actions.ts';

interface InputAskedProps {
  readonly question: PackQuestion;
  /** What the candidate is asked. */
  readonly asked: string;
  readonly actions: PackActions;
}

/** Longest text of the candidate's own, in UTF-16 units. */
const longest = 10_000;

/** Asks the candidate what the CV doesn't say; what they write becomes evidence, and the answer is drafted with it. */
export const InputAsked = ({ question, asked, actions }: InputAskedProps) => {
  const { t } = useI18n();
  const [typed, setTyped] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const text = typed ?? question.evidence;
  const save = async () => {
    setIsSaving(true);
    await actions.answerFromInput(question, text);
    setIsSaving(false);
  };
  return (
    <section className={styles['asked']} data-told={question.evidence !== '' || undefined}>
      <h3>{t(question.evidence === '' ? 'interview.needs-input' : 'interview.your-input')}</h3>
      <p dir="auto">{asked}</p>
      <Textarea
        aria-label={asked}
        placeholder={t('interview.input-example')}
        minRows={2}
        maxRows={10}
        maxLength={longest}
        value={text}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button
        disabled={text.trim() === '' || isAnswerOpen(question.section)}
        loading={isSaving}
        onClick={() => void save()}
      >
        {t('interview.use-input')}
      </Button>
    </section>
  );
};
