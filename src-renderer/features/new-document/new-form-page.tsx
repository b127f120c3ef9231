import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCallback, useEffect, useRef } from 'react';
import { useFormState, useWatch } from 'react-hook-form';
import { useStore } from 'zustand';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { WishProblem } from '../../components/draft-wishes.ts';
import { wishProblems } from '../../components/draft-wishes.ts';
import type { FieldProblem, FieldProblems } from '../../components/form/problem.ts';
import { isShown, listProblems, useProblems } from '../../components/form/problem.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { useUndoKeys } from '../../components/undo-redo.tsx';
import { useFlush } from '../../components/use-flush.ts';
import { useScreenFocus } from '../../components/use-screen-focus.ts';
import type { CommonValues, NewForm } from '../../kinds/new-form.tsx';
import { appStore } from '../../stores/app-store.ts';
import { connectionsStore, draftersNow, draftersOf } from '../../stores/connections-store.ts';
import { DraftBar } from './draft-bar.tsx';
import { DraftOptions } from './draft-options.tsx';
import { KindChoice } from './kind-choice.tsx';
import styles from './new-document-screen.module.css';
import { startDraft } from './start-draft.ts';

/** Where a wish stands on the page. */
const wishPath = (problem: WishProblem): string => `options.${problem}`;

/** The first field that stands in the way of a draft; undefined where none does. */
export const findFirstProblem = (form: NewForm): string | undefined => {
  const [first] = [...form.wrongFields(), ...wishProblems(form.common().wishes, draftersNow()).map(wishPath)];
  return first;
};

/** What is pointed out of the form and of who is to draft, by field; what stands in the way comes first. */
export const useDraftProblems = (): FieldProblems => {
  const { submitCount } = useFormState();
  const ofForm = useProblems();
  const wishes = useWatch<CommonValues, 'wishes'>({ name: 'wishes' });
  const drafters = draftersOf(useStore(connectionsStore), useStore(appStore));
  const ofWishes = wishProblems(wishes, drafters).map((name): [string, FieldProblem] => [
    wishPath(name),
    { type: name === 'model' ? 'required' : 'other' },
  ]);
  return new Map([...ofForm, ...ofWishes.filter(([, problem]) => isShown(problem, submitCount > 0))]);
};

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

/** One step of the page, hung on the same thread as a document's sections. */
const Step = ({ number, title, isDone, children }: StepProps) => (
  <section className={styles['step']} data-done={isDone || undefined} aria-label={title}>
    <span className={styles['number']} aria-hidden="true">
      {isDone ? <IconCheck size={14} stroke={2.4} /> : number}
    </span>
    <div className={styles['stepBody']}>
      <h2 className={styles['stepTitle']}>{title}</h2>
      {children}
    </div>
  </section>
);

const nextFrame = (): Promise<number> => new Promise((resolve) => window.requestAnimationFrame(resolve));

/** The folded row that a field lies in, if there is one. */
const foldedRow = (page: HTMLElement, path: string): HTMLElement | undefined =>
  [...page.querySelectorAll<HTMLElement>('[data-fold][aria-expanded="false"]')].find((row) =>
    path.startsWith(`${row.dataset['fold']}.`),
  );

/**
 * Focuses the field at a form path, unfolding the row it lies in if need be.
 * @param page what to look in. @param path e.g. `lists.2.start`.
 */
const revealField = async (page: HTMLElement, path: string): Promise<void> => {
  const find = () => page.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  if (!find()) {
    foldedRow(page, path)?.click();
    await nextFrame();
  }
  const field = find();
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
};

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
