import { Button } from '@mantine/core';
import { IconPencilPlus, IconPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { Bar, BarSpace } from '../../components/bar.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { LiveRegion } from '../../components/live-region.tsx';
import { AnotherSetDialog } from './another-set-dialog.tsx';
import { GenerationState } from './generation-state.tsx';
import { OwnQuestionDialog } from './own-question-dialog.tsx';
import type { PackFacts } from './pack-facts.ts';
import type { PackMode } from './pack-mode.ts';
import styles from './pack-view.module.css';
import type { Pack, PackSet } from './read-pack.ts';
import { SetBlock } from './set-block.tsx';
import type { PackActions } from './use-pack-actions.ts';

const icon = { size: 16, stroke: 1.7 } as const;

interface SetListProps {
  readonly pack: Pack;
  readonly facts: PackFacts;
  readonly actions: PackActions;
  readonly onMode: (mode: PackMode) => void;
  /** Gives another candidate the questions of a set. */
  readonly onGive: (set: PackSet) => void;
}

/** How many sets, questions and answers there are. */
const Summary = ({ pack }: { pack: Pack }) => {
  const { t } = useI18n();
  const questions = pack.sets.flatMap((set) => set.questions);
  const answered = questions.filter(({ section }) => section.content !== '').length;
  const text = [
    t('interview.set-count', { count: pack.sets.length }),
    ...(questions.length === 0
      ? []
      : [t('interview.question-count', { count: questions.length }), t('interview.answered', { count: answered })]),
  ].join(' · ');
  return (
    <>
      <p className={styles['summary']}>{text}</p>
      <LiveRegion text={text} />
    </>
  );
};

/** Every set of a pack, newest first, and what more can be asked for. */
export const SetList = ({ pack, facts, actions, onMode, onGive }: SetListProps) => {
  const { t } = useI18n();
  const [dialog, setDialog] = useState<'set' | 'question' | null>(null);
  const { openSet, sets } = pack;
  // The newest that has questions, and what is being found after it.
  const newest = sets.find(({ questions }) => questions.length > 0)?.number ?? 0;
  const close = () => setDialog(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={styles['scroller']} aria-label={t('interview.questions')} tabIndex={0}>
      <div className={styles['column']}>
        <Bar className={styles['tools']}>
          <Summary pack={pack} />
          <BarSpace />
          <Button
            variant="subtle"
            leftSection={<IconUsers {...icon} />}
            onClick={() => onMode({ type: 'compare', place: null })}
          >
            {t('interview.compare-button')}
          </Button>
          <Button leftSection={<IconPencilPlus {...icon} />} onClick={() => setDialog('question')}>
            {t('interview.add-question')}
          </Button>
          <Button
            variant="filled"
            leftSection={<IconPlus {...icon} />}
            disabled={openSet !== null}
            {...(openSet ? { 'aria-describedby': 'interview-why' } : {})}
            onClick={() => setDialog('set')}
          >
            {t('interview.another-set')}
          </Button>
        </Bar>
        {openSet?.step && (
          <p id="interview-why" className={styles['why']}>
            {t('interview.one-at-a-time', { number: openSet.number })} <GenerationState step={openSet.step} />
          </p>
        )}
        {sets.map((set) => (
          <SetBlock
            key={set.number}
            set={set}
            isNew={set.number >= newest}
            actions={actions}
            onMode={onMode}
            onGive={onGive}
          />
        ))}
      </div>
      <AnotherSetDialog isOpen={dialog === 'set'} usual={facts.usualSet} actions={actions} onClose={close} />
      <OwnQuestionDialog isOpen={dialog === 'question'} sets={sets} actions={actions} onClose={close} />
    </section>
  );
};
