import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './saved-note.module.css';

const staysMs = 3_000;

/** Says for a moment that what was changed is saved. @param savedNo grows with every save. */
export const SavedNote = ({ savedNo }: { savedNo: number }) => {
  const { t } = useI18n();
  const [firstNo] = useState(savedNo);
  const [seenNo, setSeenNo] = useState(savedNo);
  useEffect(() => {
    const timer = window.setTimeout(() => setSeenNo(savedNo), staysMs);
    return () => window.clearTimeout(timer);
  }, [savedNo]);
  const isShown = savedNo > Math.max(firstNo, seenNo);
  return (
    <span role="status" className={styles['note']}>
      {isShown && (
        <>
          <IconCheck size={14} stroke={2} aria-hidden="true" />
          {t('settings.saved')}
        </>
      )}
    </span>
  );
};
