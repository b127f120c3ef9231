import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useI18n } from '../i18n-context.tsx';
import styles from './form.module.css';

interface RowToolsProps {
  /** What the row is, for the names of its buttons. */
  readonly what: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

const icon = { size: 15, stroke: 1.8 } as const;

/** Moves a row up or down, or removes it. */
export const RowTools = ({ what, isFirst, isLast, onMove, onRemove }: RowToolsProps) => {
  const { t } = useI18n();
  return (
    <span className={styles['tools']}>
      <ActionIcon
        variant="subtle"
        size="sm"
        disabled={isFirst}
        aria-label={t('form.up', { what })}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="sm"
        disabled={isLast}
        aria-label={t('form.down', { what })}
        onClick={() => onMove(1)}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
      <ActionIcon variant="subtle" size="sm" aria-label={t('form.remove', { what })} onClick={onRemove}>
        <IconX {...icon} />
      </ActionIcon>
    </span>
  );
};
