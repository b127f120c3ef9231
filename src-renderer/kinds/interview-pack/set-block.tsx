import { Button, UnstyledButton } from '@mantine/core';
import { IconChecklist, IconChevronRight, IconMessages, IconSparkles, IconUserPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Bar, BarSpace } from '../../components/bar.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { GenerationCard } from './generation-card.tsx';
import { GenerationState } from './generation-state.tsx';
import type { PackMode } from './pack-mode.ts';
import { QuestionTable } from './question-table.tsx';
import type { PackQuestion, PackSet } from './read-pack.ts';
import { askedQuestions, isAnswerOpen } from './read-pack.ts';
import styles from './set-block.module.css';
import type { PackActions } from './use-pack-actions.ts';

const icon = { size: 16, stroke: 1.7 } as const;

interface SetBlockProps {
  readonly set: PackSet;
  /** Open until the user folds it. */
  readonly isNew: boolean;
  readonly actions: PackActions;
  readonly onMode: (mode: PackMode) => void;
  /** Gives another candidate the questions of the set. */
  readonly onGive: (set: PackSet) => void;
}

const hasNoAnswer = ({ section }: PackQuestion): boolean => section.content === '' && !isAnswerOpen(section);

/** When the set came, how many questions it has, and how many are answered. */
const Facts = ({ set }: { set: PackSet }) => {
  const { t, locale } = useI18n();
  const { step, questions } = set;
  const at = step?.doneAt ?? step?.askedAt ?? null;
  const date =
    at === null ? null : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  const answered = questions.filter(({ section }) => section.content !== '').length;
  const facts = [
    ...(date === null ? [] : [date]),
    ...(questions.length === 0 ? [] : [t('interview.question-count', { count: questions.length })]),
    ...(answered === 0 ? [] : [t('interview.answered', { count: answered })]),
  ];
  return (
    <span className={styles['facts']}>
      {facts.join(' · ')}
      {step?.state === 'completed' && questions.length > 0 && (
        <>
          {' · '}
          <GenerationState step={step} />
        </>
      )}
    </span>
  );
};

const Tools = ({ set, actions, onMode, onGive }: Omit<SetBlockProps, 'isNew'>) => {
  const { t } = useI18n();
  const [isAsking, setIsAsking] = useState(false);
  const missing = set.questions.filter(hasNoAnswer);
  const { number } = set;
  const answerAll = async () => {
    setIsAsking(true);
    await actions.answerAll(missing);
    setIsAsking(false);
  };
  return (
    <>
      {missing.length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconSparkles {...icon} />}
          loading={isAsking}
          aria-label={t('interview.answer-all-of', { number, count: missing.length })}
          onClick={() => void answerAll()}
        >
          {t('interview.answer-all')}
        </Button>
      )}
      {askedQuestions(set.questions).length > 0 && (
        <>
          <Button
            size="compact-sm"
            leftSection={<IconMessages {...icon} />}
            aria-label={t('interview.practise-set', { number })}
            onClick={() => onMode({ type: 'practice', set: number })}
          >
            {t('interview.practise')}
          </Button>
          <Button
            size="compact-sm"
            leftSection={<IconChecklist {...icon} />}
            aria-label={t('interview.score-set', { number })}
            onClick={() => onMode({ type: 'score', set: number })}
          >
            {t('interview.scorecard')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconUserPlus {...icon} />}
            aria-label={t('interview.give-set', { number })}
            onClick={() => onGive(set)}
          >
            {t('interview.give')}
          </Button>
        </>
      )}
    </>
  );
};

/** One set of questions, folded or open: its date, how it was found, what can be done with it, and its table. */
export const SetBlock = ({ set, isNew, actions, onMode, onGive }: SetBlockProps) => {
  const { t } = useI18n();
  const bodyId = useId();
  const [choice, setChoice] = useState<boolean | null>(null);
  const isOpen = choice ?? isNew;
  const { number, step, questions } = set;
  const title = t('interview.set', { number });
  const isFound = step === null || step.state === 'completed' || step.state === null;
  return (
    <section className={styles['set']} aria-label={title}>
      <Bar className={styles['head']}>
        <h2>
          <UnstyledButton
            className={styles['title'] ?? ''}
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={() => setChoice(!isOpen)}
          >
            <IconChevronRight className={styles['chevron'] ?? ''} size={16} stroke={1.8} aria-hidden="true" />
            {title}
          </UnstyledButton>
        </h2>
        <Facts set={set} />
        <BarSpace />
        <Tools set={set} actions={actions} onMode={onMode} onGive={onGive} />
      </Bar>
      <div id={bodyId} hidden={!isOpen}>
        {step && !isFound && <GenerationCard step={step} actions={actions} />}
        {isOpen && questions.some(({ section }) => section.givesWay) && (
          <p className={styles['standsIn']}>{t('interview.stands-in')}</p>
        )}
        {isOpen && questions.length > 0 && <QuestionTable set={set} actions={actions} />}
      </div>
    </section>
  );
};
