import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { RouteOutput } from '#shared/contract/routes.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { useScreenFocus } from '../../components/use-screen-focus.ts';
import { appStore } from '../../stores/app-store.ts';
import { connectionsStore } from '../../stores/connections-store.ts';
import { CandidateEditor } from './candidate-editor.tsx';
import { DraftBar } from './draft-bar.tsx';
import { formStore } from './form-store.ts';
import { JobEditor } from './job-editor.tsx';
import styles from './new-document-screen.module.css';
import { OptionsEditor } from './options-editor.tsx';
import { ProblemsContext } from './problems-context.tsx';
import { revealField } from './reveal-field.ts';
import { CandidateSource, JobSource } from './sources.tsx';
import { problemsOfDraft, problemsOfForm, startDraft } from './start-draft.ts';
import { Step } from './step.tsx';

interface NewDocumentScreenProps {
  readonly onStarted: (started: RouteOutput<'run.start'>) => void;
}

/** A new competence file on one calm page: sources, what was understood, options, draft. */
export const NewDocumentScreen = ({ onStarted }: NewDocumentScreenProps) => {
  const { t } = useI18n();
  const heading = useScreenFocus<HTMLHeadingElement>();
  const page = useRef<HTMLDivElement>(null);
  const candidate = useStore(formStore, (state) => state.candidate);
  const job = useStore(formStore, (state) => state.job);
  const hasTried = useStore(formStore, (state) => state.hasTried);

  const wishes = useStore(formStore, (state) => state.wishes);
  const connections = useStore(connectionsStore, (state) => state.connections);
  const defaultProvider = useStore(appStore, (state) => state.snapshot?.settings.defaultProvider);

  // Whether the options can be used depends on who can draft, too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const all = useMemo(
    () => problemsOfDraft({ candidate, job, wishes }),
    [candidate, job, wishes, connections, defaultProvider],
  );
  const isChecked = useMemo(() => problemsOfForm({ candidate, job }).size === 0, [candidate, job]);
  // What is merely still missing is not pointed out before the user asks for the draft.
  const shown = useMemo(
    () => (hasTried ? all : new Map([...all].filter(([, problem]) => problem.type !== 'required'))),
    [all, hasTried],
  );

  const showFirst = useCallback(() => {
    const first = problemsOfDraft(formStore.getState()).keys().next().value;
    if (first && page.current) void revealField(page.current, first);
  }, []);

  const draft = useCallback(async () => {
    const started = await startDraft();
    if (started) onStarted(started);
    else if (problemsOfDraft(formStore.getState()).size > 0) showFirst();
  }, [onStarted, showFirst]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      void draft();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [draft]);

  return (
    <div className={styles['screen']}>
      <div ref={page} className={styles['scroller']}>
        <div className={styles['column']}>
          <h1 ref={heading} tabIndex={-1}>
            {t('new.title')}
          </h1>
          <p className={styles['lead']}>{t('new.lead')}</p>
          <Step number={1} title={t('new.step-sources')} isDone={candidate !== null}>
            <div className={styles['sources']}>
              <CandidateSource />
              <JobSource />
            </div>
          </Step>
          <ProblemsContext value={shown}>
            <Step number={2} title={t('new.step-check')} isDone={candidate !== null && isChecked}>
              <p className={styles['lead']}>{t(candidate || job ? 'check.lead' : 'check.empty')}</p>
              {job && <JobEditor form={job} />}
              {candidate && <CandidateEditor form={candidate} />}
            </Step>
          </ProblemsContext>
          <Step number={3} title={t('new.step-options')} isDone={false}>
            <OptionsEditor />
          </Step>
        </div>
      </div>
      <DraftBar problemCount={shown.size} onShowFirst={showFirst} onDraft={() => void draft()} />
    </div>
  );
};
