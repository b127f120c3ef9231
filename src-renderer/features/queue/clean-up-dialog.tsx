import { Button, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../components/i18n-context.tsx';
import styles from './clean-up-dialog.module.css';
import { useQueueActions } from './use-queue-actions.ts';

/** How old an entry must be to go, in days; null goes by what is set for each queue. */
const ages = [
  { value: 'rules', days: null },
  { value: 'week', days: 7 },
  { value: 'all', days: 0 },
] as const;

/** What cleaning up takes and what it leaves, said before it is done: it can't be undone. */
export const CleanUpDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useI18n();
  const actions = useQueueActions();
  const [age, setAge] = useState<(typeof ages)[number]['value']>('rules');
  const run = () => {
    onClose();
    void actions.cleanUp(ages.find(({ value }) => value === age)?.days ?? null);
  };
  return (
    <Modal opened onClose={onClose} title={t('clean.title')} size="md">
      <p className={styles['text']}>{t('clean.text')}</p>
      <Radio.Group
        value={age}
        onChange={(value) => setAge(ages.find((it) => it.value === value)?.value ?? 'rules')}
        label={t('clean.which')}
      >
        <Stack gap={10} mt={8}>
          {ages.map(({ value }) => (
            <Radio
              key={value}
              value={value}
              label={t(`clean.${value}`)}
              {...(value === 'rules' ? { description: t('clean.rules-hint') } : {})}
            />
          ))}
        </Stack>
      </Radio.Group>
      <p className={styles['stays']}>{t('clean.stays')}</p>
      <div className={styles['buttons']}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button variant="filled" onClick={run}>
          {t('clean.button')}
        </Button>
      </div>
    </Modal>
  );
};
