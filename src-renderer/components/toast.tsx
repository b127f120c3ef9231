import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './toast.module.css';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly tone: 'info' | 'good' | 'bad';
  readonly title: string;
  readonly text?: ReactNode;
  readonly actions?: readonly ToastAction[];
  /** Milliseconds it stays; messages with an action stay longer by default. */
  readonly staysMs?: number;
  /** For a message that `hideToast` may take away again. */
  readonly id?: string;
  /** Called when it goes, for whatever reason. */
  readonly onClose?: () => void;
}

const icons = {
  info: <IconInfoCircle size={18} />,
  good: <IconCheck size={18} />,
  bad: <IconAlertTriangle size={18} />,
} as const;

/** Shows a message in the corner; choosing one of its actions closes it. */
export const showToast = ({ tone, title, text, actions = [], staysMs, id: givenId, onClose }: Toast): void => {
  const id: string = notifications.show({
    ...(givenId === undefined ? {} : { id: givenId }),
    title,
    icon: icons[tone],
    ...(onClose === undefined ? {} : { onClose }),
    autoClose: staysMs ?? (actions.length > 0 || tone === 'bad' ? 10_000 : 5_000),
    withBorder: true,
    className: styles['toast'] ?? '',
    'data-tone': tone,
    message: (
      <>
        {text !== undefined && <div className={styles['text']}>{text}</div>}
        {actions.length > 0 && (
          <div className={styles['actions']}>
            {actions.map((action) => (
              <Button
                key={action.label}
                size="compact-sm"
                variant="default"
                onClick={() => {
                  notifications.hide(id);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            ))}
          </div>
        )}
      </>
    ),
  });
};

/** Takes a message away, if it is still shown. */
export const hideToast = (id: string): void => void notifications.hide(id);
