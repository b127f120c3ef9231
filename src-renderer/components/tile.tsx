import type { ButtonHTMLAttributes } from 'react';
import styles from './tile.module.css';

/** One of several ways to go on, as a framed button that fills its place in a grid: a title in `<b>`, a hint in `<span>`. */
export const Tile = ({ className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button type="button" {...rest} className={`${styles['tile']} ${className ?? ''}`} />
);
