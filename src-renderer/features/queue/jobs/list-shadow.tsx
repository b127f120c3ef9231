import { VisuallyHidden } from '@mantine/core';
import { Card } from '../../../components/card.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './list-shadow.module.css';

const rows = Array.from({ length: 8 }, (_, at) => at);

/** The list before it is there: rows of the same height, so that nothing moves when they come. */
export const ListShadow = () => {
  const { t } = useI18n();
  return (
    <Card depth="flat" className={styles['list']} aria-busy="true">
      <VisuallyHidden role="status">{t('queue.loading')}</VisuallyHidden>
      {rows.map((row) => (
        <i key={row} />
      ))}
    </Card>
  );
};
