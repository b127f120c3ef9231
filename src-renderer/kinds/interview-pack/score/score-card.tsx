import { Textarea } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import { toJson } from '#shared/model/json.ts';
import { Bar, BarSpace } from '../../../components/bar.tsx';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { Anchors } from '../anchors.tsx';
import type { PackQuestion, ScoreMark } from '../read-pack.ts';
import type { PackActions } from '../use-pack-actions.ts';
import { useSavedText } from '../use-saved-text.ts';
import { ScoreField } from './score-field.tsx';
import styles from './scorecard.module.css';

interface ScoreCardProps {
  readonly question: PackQuestion;
  readonly actions: PackActions;
  /** It was chosen elsewhere: it is shown, and its score takes the focus. */
  readonly isSought?: boolean;
}

/** One question for whoever asks it: what to listen for, the scale, a score and notes. Both save themselves. */
export const ScoreCard = memo(({ question, actions, isSought = false }: ScoreCardProps) => {
  const { t } = useI18n();
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isSought) return;
    card.current?.scrollIntoView({ block: 'center' });
    card.current?.querySelector<HTMLElement>('input:checked, input')?.focus({ preventScroll: true });
  }, [isSought]);
  const { section, data, score: mark } = question;
  // A question without score and notes has no mark at all.
  const save = (next: ScoreMark) =>
    void actions.mark(section.id, 'score', next.score === null && next.notes === '' ? null : toJson(next));
  const notes = useSavedText(mark.notes, (text) => save({ score: mark.score, notes: text }));
  const { number } = data;
  return (
    <Card as="li" ref={card} data-sought={isSought || undefined} className={styles['card']}>
      <Bar>
        <span className={styles['number']}>{number}</span>
        <Chip>{t(`interview.theme.${data.theme}`)}</Chip>
        <BarSpace />
        <ScoreField
          label={t('interview.score-of', { number })}
          score={mark.score}
          onChange={(score) => save({ score, notes: notes.text })}
        />
      </Bar>
      <h3 className={styles['question']} dir="auto">
        {data.question}
      </h3>
      <p className={styles['listen']} dir="auto">
        <b>{t('interview.good-answer')}</b> {data.goodAnswer}
      </p>
      <Anchors anchors={data.anchors} />
      <Textarea
        aria-label={t('interview.notes-of', { number })}
        placeholder={t('interview.notes')}
        minRows={1}
        maxRows={8}
        maxLength={10_000}
        value={notes.text}
        onChange={(event) => notes.change(event.currentTarget.value)}
        onBlur={notes.flush}
      />
    </Card>
  );
});
