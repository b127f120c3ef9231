import { SegmentedControl, Textarea } from '@mantine/core';
import { memo } from 'react';
import { toJson } from '#shared/model/json.ts';
import { Bar, BarSpace } from '../../../components/bar.tsx';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { Anchors } from '../anchors.tsx';
import type { PackQuestion, ScoreMark } from '../read-pack.ts';
import type { PackActions } from '../use-pack-actions.ts';
import { useSavedText } from '../use-saved-text.ts';
import styles from './scorecard.module.css';

const scores = ['1', '2', '3', '4', '5'];

/** One question for whoever asks it: what to listen for, the scale, a score and notes. Both save themselves. */
export const ScoreCard = memo(({ question, actions }: { question: PackQuestion; actions: PackActions }) => {
  const { t } = useI18n();
  const { section, data, score: mark } = question;
  const save = (next: ScoreMark) => void actions.mark(section.id, 'score', toJson(next));
  const notes = useSavedText(mark.notes, (text) => save({ score: mark.score, notes: text }));
  const { number } = data;
  return (
    <Card as="li" className={styles['card']}>
      <Bar>
        <span className={styles['number']}>{number}</span>
        <Chip>{t(`interview.theme.${data.theme}`)}</Chip>
        <BarSpace />
        <SegmentedControl
          aria-label={t('interview.score-of', { number })}
          value={mark.score === null ? '' : String(mark.score)}
          data={scores}
          onChange={(value) => save({ score: Number(value), notes: notes.text })}
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
