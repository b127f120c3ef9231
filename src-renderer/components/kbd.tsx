import styles from './kbd.module.css';

/** A key to press, beside what it does. Decoration: the control it stands on says what it does by itself. */
export const Kbd = ({ keys, isOnAccent = false }: { keys: string; isOnAccent?: boolean }) => (
  <span className={styles['kbd']} data-on-accent={isOnAccent || undefined} aria-hidden="true">
    {keys}
  </span>
);
