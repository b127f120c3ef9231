import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { formatClock } from '#shared/i18n/format-time.ts';
import { Bar, BarSpace } from '../../../components/bar.tsx';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { Kbd } from '../../../components/kbd.tsx';
import { useNow } from '../../../components/use-now.ts';
import type { PackQuestion } from '../read-pack.ts';
import type { PackActions } from '../use-pack-actions.ts';
import styles from './practice.module.css';
import { RatingBar } from './rating-bar.tsx';
import { Revealed } from './revealed.tsx';
import { usePracticeKeys } from './use-practice-keys.ts';
import { useTry } from './use-try.ts';

interface PracticeCardProps {
  readonly question: PackQuestion;
  readonly actions: PackActions;
  readonly onNext: () => void;
  readonly onLeave: () => void;
}

const Clock = ({ startedAt, thoughtMs }: { startedAt: number; thoughtMs: number | null }) => {
  const { t } = useI18n();
  const now = useNow(1_000, thoughtMs === null);
  return (
    <span className={styles['clock']} role="timer" aria-label={t('interview.thinking')}>
      {formatClock(thoughtMs ?? now - startedAt)}
    </span>
  );
};

/** One question in practice: thought about while the clock runs, revealed, rated. */
export const PracticeCard = ({ question, actions, onNext, onLeave }: PracticeCardProps) => {
  const { t } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  const { startedAt, thoughtMs, rating, notes, reveal, rate } = useTry(question, actions);
  const isRevealed = thoughtMs !== null;
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  usePracticeKeys({ onReveal: reveal, onRate: rate, onNext, onLeave });
  const { theme, question: text } = question.data;
  return (
    <Card className={styles['card']} data-testid="practice-card">
      <Bar>
        <Chip>{t(`interview.theme.${theme}`)}</Chip>
        <BarSpace />
        <Clock startedAt={startedAt} thoughtMs={thoughtMs} />
      </Bar>
      <h3 ref={heading} tabIndex={-1} className={styles['question']} dir="auto">
        {text}
      </h3>
      {isRevealed ? (
        <>
          <Revealed question={question} />
          <Textarea
            label={t('interview.notes')}
            minRows={2}
            maxRows={8}
            maxLength={10_000}
            value={notes.text}
            onChange={(event) => notes.change(event.currentTarget.value)}
            onBlur={notes.flush}
          />
        </>
      ) : (
        <p className={styles['think']}>{t('interview.think')}</p>
      )}
      <Bar className={styles['foot']}>
        {isRevealed && <RatingBar rating={rating} onRate={rate} />}
        <BarSpace />
        <Button
          variant={isRevealed && rating !== null ? 'filled' : 'default'}
          rightSection={<Kbd keys="N" isOnAccent={isRevealed && rating !== null} />}
          onClick={onNext}
        >
          {t('interview.next')}
        </Button>
        {!isRevealed && (
          <Button variant="filled" rightSection={<Kbd keys="␣" isOnAccent />} onClick={reveal}>
            {t('interview.reveal')}
          </Button>
        )}
      </Bar>
    </Card>
  );
};
