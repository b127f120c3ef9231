import { Button } from '@mantine/core';
import { IconFileTypeDocx } from '@tabler/icons-react';
import { useI18n } from '../../components/i18n-context.tsx';
import styles from './own-themes-empty.module.css';

/** No theme of the user's own yet: what one would be good for, and the two ways to it. */
export const OwnThemesEmpty = ({ onChoose }: { onChoose: () => void }) => {
  const { t } = useI18n();
  return (
    <div className={styles['empty']}>
      <IconFileTypeDocx className={styles['icon']} size={34} stroke={1.3} aria-hidden="true" />
      <div>
        <p className={styles['title']}>{t('themes.own-empty')}</p>
        <p className={styles['text']}>{t('themes.own-empty-text')}</p>
      </div>
      <Button onClick={onChoose}>{t('themes.own-empty-action')}</Button>
    </div>
  );
};
