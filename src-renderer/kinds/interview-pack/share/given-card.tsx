import { Button } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useController } from 'react-hook-form';
import { useI18n } from '../../../components/i18n-context.tsx';
import { showToast } from '../../../components/toast.tsx';
import type { PackValues } from '../form-values.ts';
import styles from './given-card.module.css';

/** The questions that come from another candidate's pack, where there are any, and a way to do without. */
export const GivenCard = () => {
  const { t } = useI18n();
  const { field } = useController<PackValues, 'given'>({ name: 'given' });
  const given = field.value;
  if (given === null) return null;
  const remove = () => {
    field.onChange(null);
    const undo = () => field.onChange(given);
    showToast({ tone: 'info', title: t('new.cleared'), actions: [{ label: t('app.undo'), run: undo }] });
  };
  return (
    <section className={styles['card']} aria-label={t('interview.questions')}>
      <IconChecklist className={styles['icon'] ?? ''} size={22} stroke={1.6} aria-hidden="true" />
      <div>
        <p className={styles['title']}>{t('interview.given', { title: given.title, count: given.questions.length })}</p>
        <p className={styles['hint']}>{t('interview.given-hint')}</p>
      </div>
      <Button size="compact-md" variant="subtle" onClick={remove}>
        {t('source.remove')}
      </Button>
    </section>
  );
};
