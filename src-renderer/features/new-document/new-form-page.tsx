import { useCallback, useEffect, useRef } from 'react';
import { useFormState } from 'react-hook-form';
import { useStore } from 'zustand';
import type { RouteOutput } from '#shared/contract/routes.ts';
import { listProblems } from '../../components/form/problem.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { useFlush } from '../../components/use-flush.ts';
import { useScreenFocus } from '../../components/use-screen-focus.ts';
import { useUndoKeys } from '../../components/use-undo-keys.ts';
import type { NewForm } from '../../kinds/new-form.tsx';
import { DraftBar } from './draft-bar.tsx';
import { DraftOptions } from './draft-options.tsx';
import { KindChoice } from './kind-choice.tsx';
import styles from './new-document-screen.module.css';
import { revealField } from './reveal-field.ts';
import { startDraft } from './start-draft.ts';
import { Step } from './step.tsx';
import { findFirstProblem, useDraftProblems } from './use-draft-problems.ts';

interface NewFormPageProps {
  readonly form: NewForm;
  readonly onStarted: (started: RouteOutput<'run.start'>) => void;
}

/** Starts the draft on Ctrl+Enter, unless a dialog is open. */
const useDraftKey = (draft: () => Promise<void>): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      void draft();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [draft]);
};

/** A new document on one calm page: sources, what was understood, options, draft. Inside the form's provider. */
export const NewFormPage = ({ form, onStarted }: NewFormPageProps) => {
  const { t } = useI18n();
  const heading = useScreenFocus<HTMLHeadingElement>();
  const page = useRef<HTMLDivElement>(null);
  const canDraft = useStore(form.standing, (state) => state.canDraft);
  const hasInput = useStore(form.standing, (state) => state.hasInput);
  const { errors } = useFormState();
  const isChecked = canDraft && listProblems(errors).size === 0;
  const problems = useDraftProblems();
  useFlush(form.flush);
  useUndoKeys(form.undo, form.redo);

  const showFirst = useCallback(() => {
    const first = findFirstProblem(form);
    if (first !== undefined && page.current) void revealField(page.current, first);
  }, [form]);

  const draft = useCallback(async () => {
    const started = await startDraft(form);
    if (started) onStarted(started);
    else showFirst();
  }, [form, onStarted, showFirst]);
  useDraftKey(draft);

  return (
    <div className={styles['screen']}>
      <div ref={page} className={styles['scroller']}>
        <div className={styles['column']}>
          <h1 ref={heading} tabIndex={-1}>
            {t(form.sentences.heading)}
          </h1>
          <p className={styles['lead']}>{t('new.lead')}</p>
          <KindChoice />
          <Step number={1} title={t('new.step-sources')} isDone={canDraft}>
            <div className={styles['sources']}>
              <form.Sources />
            </div>
          </Step>
          <Step number={2} title={t('new.step-check')} isDone={isChecked}>
            <p className={styles['lead']}>{t(hasInput ? 'check.lead' : 'check.empty')}</p>
            <form.Correction />
          </Step>
          <Step number={3} title={t('new.step-options')} isDone={false}>
            <DraftOptions form={form} />
          </Step>
        </div>
      </div>
      <DraftBar form={form} problemCount={problems.size} onShowFirst={showFirst} onDraft={() => void draft()} />
    </div>
  );
};
