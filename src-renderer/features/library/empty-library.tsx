import { Button } from '@mantine/core';
import { IconDeviceLaptop, IconLock, IconQuote } from '@tabler/icons-react';
import { useState } from 'react';
import { useActions } from '../../components/actions-context.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { navigate } from '../../stores/navigation-store.ts';
import { EmptyIllustration } from './empty-illustration.tsx';
import styles from './empty-library.module.css';

const icon = { size: 20, stroke: 1.6, className: styles['icon'] ?? '' } as const;

/** A library without documents: what the app promises, and one click to see it kept. */
export const EmptyLibrary = () => {
  const { t } = useI18n();
  const actions = useActions();
  const [isStarting, setIsStarting] = useState(false);
  const trySample = async () => {
    setIsStarting(true);
    await actions.startSample();
    setIsStarting(false);
  };
  return (
    <div className={styles['empty']}>
      <div className={styles['promise']}>
        <div className={styles['words']}>
          <h2 className={styles['title']}>{t('empty.title')}</h2>
          <p className={styles['text']}>{t('empty.text')}</p>
          <div className={styles['actions']}>
            <Button variant="filled" size="md" loading={isStarting} onClick={() => void trySample()}>
              {t('empty.sample')}
            </Button>
            <Button size="md" rightSection={<Kbd keys="N" />} onClick={() => navigate({ name: 'new-document' })}>
              {t('empty.new')}
            </Button>
          </div>
        </div>
        <EmptyIllustration />
      </div>
      <ul className={styles['points']}>
        <li>
          <IconDeviceLaptop {...icon} />
          <b>{t('empty.local')}</b>
          <span>{t('empty.local-hint')}</span>
        </li>
        <li>
          <IconQuote {...icon} />
          <b>{t('empty.true')}</b>
          <span>{t('empty.true-hint')}</span>
        </li>
        <li>
          <IconLock {...icon} />
          <b>{t('empty.safe')}</b>
          <span>{t('empty.safe-hint')}</span>
        </li>
      </ul>
    </div>
  );
};
