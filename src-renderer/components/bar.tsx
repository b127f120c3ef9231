import type { HTMLAttributes } from 'react';
import styles from './bar.module.css';

interface BarProps extends HTMLAttributes<HTMLElement> {
  /** `header` for the bar a screen begins with, `footer` for one it ends with, `p` for one that only says something. */
  readonly as?: 'div' | 'p' | 'header' | 'footer';
  /** `screen`: the bar over a whole screen, with a line below it and a title that is cut off rather than wrapped. */
  readonly frame?: 'none' | 'screen';
  /** How far its parts stand apart: 4, 8, 12 or 20 pixels. `medium`, 12, when not given. */
  readonly gap?: 'tight' | 'small' | 'medium' | 'wide';
}

/** Things in a line, level with each other: titles, what can be done, what is going on. */
export const Bar = ({ as: Element = 'div', frame = 'none', gap = 'medium', className, ...rest }: BarProps) => (
  <Element
    {...rest}
    className={className === undefined ? styles['bar'] : `${styles['bar']} ${className}`}
    data-frame={frame}
    data-gap={gap}
  />
);

/** Takes the room that is left in a bar: what follows stands at its end. */
export const BarSpace = () => <span className={styles['space']} />;
