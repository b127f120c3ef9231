import type { ReactNode } from 'react';
import styles from './screen-message.module.css';

interface ScreenMessageProps {
  readonly title: string;
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  readonly isFault?: boolean;
  /** Nothing else is on the screen: the title is its heading. */
  readonly isWhole?: boolean;
}

/** What a screen says when it has nothing else to show: calm, in the middle, with what to do next. */
export const ScreenMessage = ({ title, text, actions, isFault = false, isWhole = false }: ScreenMessageProps) => (
  <div className={styles['message']} role={isFault ? 'alert' : 'status'}>
    {isWhole ? <h1 className={styles['title']}>{title}</h1> : <p className={styles['title']}>{title}</p>}
    {text !== undefined && <p className={styles['text']}>{text}</p>}
    {actions && <div className={styles['actions']}>{actions}</div>}
  </div>
);
