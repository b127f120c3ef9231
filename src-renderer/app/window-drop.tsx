import { useEffect, useState } from 'react';
import { useI18n } from '../components/i18n-context.tsx';
import { chosenKindStore } from '../features/new-document/chosen-kind.ts';
import { loadForm } from '../features/new-document/load-form.ts';
import { importThemes } from '../features/themes/theme-import.ts';
import { navigate, navigationStore } from '../stores/navigation-store.ts';
import styles from './window-drop.module.css';

/** Takes files dropped outside of the sources into the form of the kind that is being begun. */
const takeFiles = async (files: readonly File[]): Promise<void> => {
  const form = await loadForm(chosenKindStore.getState().kind);
  await form.takeFiles(files);
};

/** What dropped files become: themes on the themes' pages, a new document everywhere else. */
const isForThemes = (): boolean => navigationStore.getState().route.name === 'themes';
const isForNobody = (): boolean => navigationStore.getState().route.name === 'theme';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes files dropped anywhere in the window, unless a field of the page has taken them: they become themes on the
 * themes' pages, and a new document elsewhere.
 */
export const WindowDrop = () => {
  const { t } = useI18n();
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    let depth = 0;
    const setDepth = (next: number) => {
      depth = Math.max(0, next);
      setIsOver(depth > 0);
    };
    const onEnter = (event: DragEvent) => hasFiles(event) && setDepth(depth + 1);
    const onLeave = (event: DragEvent) => hasFiles(event) && setDepth(depth - 1);
    // Without this the browser would open the file in place of the app.
    const onOver = (event: DragEvent) => event.preventDefault();
    const onDrop = (event: DragEvent) => {
      setDepth(0);
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (isTaken || files.length === 0 || isForNobody()) return;
      if (isForThemes()) return void importThemes(files);
      navigate({ name: 'new-document' });
      void takeFiles(files);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);

  if (!isOver || isForNobody()) return null;
  const isTheme = isForThemes();
  return (
    <div className={styles['drop']}>
      <p className={styles['title']}>{t(isTheme ? 'themes.drop' : 'app.drop')}</p>
      <p>{t(isTheme ? 'themes.drop-hint' : 'app.drop-hint')}</p>
    </div>
  );
};
