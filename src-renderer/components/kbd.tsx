import styles from './kbd.module.css';

/** A key to press, shown beside a control. Decorative: the control has a label of its own. */
export const Kbd = ({ keys, isOnAccent = false }: { keys: string; isOnAccent?: boolean }) => (
  <span className={styles['kbd']} data-on-accent={isOnAccent || undefined} aria-hidden="true">
    {keys}
  </span>
);
