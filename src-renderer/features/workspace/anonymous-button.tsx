import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { DocumentId } from '#shared/model/ids.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { anonymiseOf, viewAnonymised, viewVariantStore } from '../../stores/view-variant-store.ts';
import styles from './look-menu.module.css';

/** Shows the open document nameless, as an export would be. */
export const AnonymousButton = ({ documentId }: { documentId: DocumentId }) => {
  const { t } = useI18n();
  const isOn = useStore(viewVariantStore, (state) => anonymiseOf(state, documentId) !== null);
  return (
    <Button
      size="compact-sm"
      variant={isOn ? 'light' : 'subtle'}
      className={styles['button'] ?? ''}
      leftSection={<IconUserOff size={16} stroke={1.6} />}
      aria-label={t('anonymous.toggle')}
      aria-pressed={isOn}
      onClick={() => viewAnonymised(documentId, isOn ? null : { employers: 'keep' })}
    >
      <span className={styles['words']}>{t('anonymous.label')}</span>
    </Button>
  );
};
