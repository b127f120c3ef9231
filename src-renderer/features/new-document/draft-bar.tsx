import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { showToast } from '../../components/toast.tsx';
import { UndoRedo } from '../../components/undo-redo.tsx';
import type { NewForm } from '../../kinds/new-form.tsx';
import styles from './new-document-screen.module.css';
import { startingStore } from './start-draft.ts';

/** The way back through what was changed in the form, and forward again; nothing while nothing was changed. */
const UndoButtons = ({ form: { standing, undo, redo } }: { form: NewForm }) => {
  const canUndo = useStore(standing, (state) => state.canUndo);
  const canRedo = useStore(standing, (state) => state.canRedo);
  if (!canUndo && !canRedo) return null;
  return <UndoRedo canUndo={canUndo} canRedo={canRedo} undo={undo} redo={redo} />;
};

interface DraftBarProps {
  readonly form: NewForm;
  readonly problemCount: number;
  readonly onShowFirst: () => void;
  readonly onDraft: () => void;
}

/** What stands between the form and the draft, and the button that starts it. */
export const DraftBar = ({ form, problemCount, onShowFirst, onDraft }: DraftBarProps) => {
  const { t, locale } = useI18n();
  const { canDraft, hasInput, sections, saveError } = useStore(form.standing);
  const { isStarting, error } = useStore(startingStore);
  const fault = error ?? saveError;
  const words = fault && errorWords(t, locale, fault);
  const clear = () => {
    startingStore.setState({ error: null });
    const undo = form.startOver();
    showToast({ tone: 'info', title: t('new.cleared'), actions: [{ label: t('app.undo'), run: undo }] });
  };
  const say = () => {
    if (words) return `${words.sentence} ${words.action}`;
    if (!canDraft) return t(form.sentences.needsInput);
    if (problemCount > 0) return t('new.to-correct', { count: problemCount });
    return t(form.sentences.ready, { count: sections });
  };
  return (
    <footer className={styles['bar']} data-draft-bar>
      <p className={styles['say']} data-tone={words || problemCount > 0 ? 'bad' : 'plain'} role="status">
        {say()}
      </p>
      {problemCount > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={onShowFirst}>
          {t('new.show-first')}
        </Button>
      )}
      <span className={styles['space']} />
      <UndoButtons form={form} />
      {hasInput && (
        <Button variant="subtle" onClick={clear}>
          {t('new.start-over')}
        </Button>
      )}
      <Button
        variant="filled"
        disabled={!canDraft}
        loading={isStarting}
        rightSection={<Kbd keys="Ctrl ↵" isOnAccent={canDraft} />}
        onClick={onDraft}
      >
        {t('new.draft')}
      </Button>
    </footer>
  );
};
