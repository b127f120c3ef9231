import { useMemo, useState } from 'react';
import type { DocumentView } from '#shared/model/document.ts';
import styles from './pack-view.module.css';
import { PracticeView } from './practice/practice-view.tsx';
import type { PackSet } from './read-pack.ts';
import { readPack } from './read-pack.ts';
import { ScorecardView } from './score/scorecard-view.tsx';
import { SetList } from './set-list.tsx';
import { usePackActions } from './use-pack-actions.ts';

/** What the view is used for: the list of all sets, or one of them for practice or for scoring. */
export type PackMode = { readonly type: 'list' } | { readonly type: 'practice' | 'score'; readonly set: number };

const list: PackMode = { type: 'list' };

/** An interview pack: its sets of questions, practice, and the interviewer's scorecard. */
export const PackView = ({ view }: { view: DocumentView }) => {
  const pack = useMemo(() => readPack(view), [view]);
  const actions = usePackActions(view.id);
  const [mode, setMode] = useState<PackMode>(list);
  const chosen: PackSet | undefined =
    mode.type === 'list' ? undefined : pack.sets.find((set) => set.number === mode.set);
  const leave = () => setMode(list);
  return (
    <div className={styles['view']}>
      {!chosen && <SetList pack={pack} actions={actions} onMode={setMode} />}
      {chosen && mode.type === 'practice' && <PracticeView set={chosen} actions={actions} onLeave={leave} />}
      {chosen && mode.type === 'score' && <ScorecardView set={chosen} actions={actions} onLeave={leave} />}
    </div>
  );
};
