import { useEffect, useState } from 'react';
import { useI18n } from '../components/i18n-context.tsx';
import { readDroppedFiles } from '../features/new-document/read-dropped.ts';
import { navigate } from '../stores/navigation-store.ts';
import styles from './window-drop.module.css';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped anywhere start a new document; the page's own fields take theirs before they come here. */
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
      if (isTaken || files.length === 0) return;
      navigate({ name: 'new-document' });
      void readDroppedFiles(files);
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

  if (!isOver) return null;
  return (
    <div className={styles['drop']}>
      <p className={styles['title']}>{t('app.drop')}</p>
      <p>{t('app.drop-hint')}</p>
    </div>
  );
};
