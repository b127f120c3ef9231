import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Bar, BarSpace } from '../../../components/bar.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { Kbd } from '../../../components/kbd.tsx';
import { nextQuestion } from '../practice-order.ts';
import type { PackQuestion, PackSet } from '../read-pack.ts';
import { askedQuestions } from '../read-pack.ts';
import type { PackActions } from '../use-pack-actions.ts';
import styles from './practice.module.css';
import { PracticeCard } from './practice-card.tsx';

interface PracticeViewProps {
  readonly set: PackSet;
  readonly actions: PackActions;
  readonly onLeave: () => void;
}

/** What the order of practice goes by. */
const practised = ({ data, practice }: PackQuestion) => ({ number: data.number, tries: practice.tries });

/** Practice of one set: a question at a time, those never practised first, what went badly again. */
export const PracticeView = ({ set, actions, onLeave }: PracticeViewProps) => {
  const { t } = useI18n();
  const questions = useMemo(() => askedQuestions(set.questions), [set]);
  const choose = (seen: PackQuestion | null): number =>
    nextQuestion(questions.map(practised), Date.now(), seen && practised(seen))?.number ?? 0;
  const [turn, setTurn] = useState(() => ({ no: 1, number: choose(null) }));
  const current = questions.find(({ data }) => data.number === turn.number) ?? null;
  const done = questions.filter(({ practice }) => practice.tries.length > 0).length;
  return (
    <div className={styles['practice']}>
      <Bar className={styles['head']}>
        <h2>{t('interview.practice-of', { number: set.number })}</h2>
        <p className={styles['progress']}>{t('interview.practised', { done, count: questions.length })}</p>
        <BarSpace />
        <Button variant="subtle" rightSection={<Kbd keys="Esc" />} onClick={onLeave}>
          {t('interview.leave')}
        </Button>
      </Bar>
      {current && (
        <PracticeCard
          key={turn.no}
          question={current}
          actions={actions}
          onNext={() => setTurn({ no: turn.no + 1, number: choose(current) })}
          onLeave={onLeave}
        />
      )}
    </div>
  );
};
