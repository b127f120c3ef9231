import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { showToast } from '../../components/toast.tsx';
import { formStore, startOver } from './form-store.ts';
import styles from './new-document-screen.module.css';
import { countSections } from './start-draft.ts';

interface DraftBarProps {
  readonly problemCount: number;
  readonly onShowFirst: () => void;
  readonly onDraft: () => void;
}

/** What stands between the form and the draft, and the button that starts it. */
export const DraftBar = ({ problemCount, onShowFirst, onDraft }: DraftBarProps) => {
  const { t, locale } = useI18n();
  const form = useStore(formStore);
  const words = form.startError && errorWords(t, locale, form.startError);
  const clear = () => {
    const undo = startOver();
    showToast({ tone: 'info', title: t('new.cleared'), actions: [{ label: t('app.undo'), run: undo }] });
  };
  const say = () => {
    if (words) return `${words.sentence} ${words.action}`;
    if (!form.candidate) return t('new.need-candidate');
    if (problemCount > 0) return t('new.to-correct', { count: problemCount });
    return t('new.ready', { count: countSections(form) });
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
      {(form.candidate || form.job) && (
        <Button variant="subtle" onClick={clear}>
          {t('new.start-over')}
        </Button>
      )}
      <Button
        variant="filled"
        disabled={!form.candidate}
        loading={form.isStarting}
        rightSection={<Kbd keys="Ctrl ↵" isOnAccent={form.candidate !== null} />}
        onClick={onDraft}
      >
        {t('new.draft')}
      </Button>
    </footer>
  );
};
