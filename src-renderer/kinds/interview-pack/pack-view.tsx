import { useEffect, useMemo, useState } from 'react';
import type { DocumentView } from '#shared/model/document.ts';
import { CompareView } from './compare/compare-view.tsx';
import { readFacts } from './pack-facts.ts';
import { forgetWish, wishedMode } from './pack-mode.ts';
import styles from './pack-view.module.css';
import { PracticeView } from './practice/practice-view.tsx';
import { readPack } from './read-pack.ts';
import { ScorecardView } from './score/scorecard-view.tsx';
import { SetList } from './set-list.tsx';
import { useGiveSet } from './share/use-give-set.ts';
import { usePackActions } from './use-pack-actions.ts';

/** An interview pack: its sets of questions, practice, the interviewer's scorecard, and the candidates side by side. */
export const PackView = ({ view }: { view: DocumentView }) => {
  const pack = useMemo(() => readPack(view), [view]);
  const facts = useMemo(() => readFacts(view), [view]);
  const actions = usePackActions(view.id);
  const giveSet = useGiveSet(view);
  const [mode, setMode] = useState(() => wishedMode(view.id));
  useEffect(forgetWish, []);
  const chosen = 'set' in mode ? pack.sets.find((set) => set.number === mode.set) : undefined;
  const leave = () => setMode({ type: 'list' });
  const from = mode.type === 'score' ? (mode.from ?? null) : null;
  const leaveScorecard = () => setMode(from ? { type: 'compare', place: from } : { type: 'list' });
  return (
    <div className={styles['view']}>
      {mode.type !== 'compare' && !chosen && (
        <SetList pack={pack} facts={facts} actions={actions} onMode={setMode} onGive={(set) => void giveSet(set)} />
      )}
      {chosen && mode.type === 'practice' && <PracticeView set={chosen} actions={actions} onLeave={leave} />}
      {chosen && mode.type === 'score' && (
        <ScorecardView set={chosen} sought={mode.number ?? null} actions={actions} onLeave={leaveScorecard} />
      )}
      {mode.type === 'compare' && (
        <CompareView
          documentId={view.id}
          pack={pack}
          facts={facts}
          place={mode.place}
          onMode={setMode}
          onGive={(set) => void giveSet(set)}
          onLeave={leave}
        />
      )}
    </div>
  );
};
