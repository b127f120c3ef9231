import type { ButtonHTMLAttributes, HTMLAttributes, Ref } from 'react';
import { createElement } from 'react';
import styles from './card.module.css';

interface CardProps<E extends HTMLElement> extends HTMLAttributes<HTMLElement> {
  /** The element it is: a list's items are cards as well as a whole list can be one. `div` when not given. */
  readonly as?: 'div' | 'p' | 'i' | 'section' | 'aside' | 'form' | 'ul' | 'li' | 'table';
  /** How far it stands above the page: `flat` casts no shadow, `floating` lies over other things. `raised` when not given. */
  readonly depth?: 'flat' | 'raised' | 'floating';
  /** Frame and shadow react to the pointer. For cards that can be clicked as a whole: see `CardButton`. */
  readonly isInteractive?: boolean;
  /** Framed in the accent, as what the user has selected. */
  readonly isSelected?: boolean;
  readonly ref?: Ref<E> | undefined;
}

/** The class of a part's own besides that of the component's. */
const withOwn = (base: string | undefined, own: string | undefined): string | undefined =>
  own === undefined ? base : `${base} ${own}`;

/**
 * A framed surface on the page. It has frame, corners, ground and shadow; the caller sets padding, layout and all
 * attributes of the element.
 */
export const Card = <E extends HTMLElement = HTMLElement>(props: CardProps<E>) => {
  const { as = 'div', depth = 'raised', isInteractive, isSelected, className, ...rest } = props;
  const look = {
    className: withOwn(styles['card'], className),
    'data-depth': depth,
    'data-interactive': isInteractive || undefined,
    'data-selected': isSelected || undefined,
  };
  return createElement<HTMLAttributes<HTMLElement>, E>(as, { ...rest, ...look });
};

/** The button that an interactive card is clicked by: it looks like text, and its click area is the whole card. */
export const CardButton = ({ className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button type="button" {...rest} className={withOwn(styles['button'], className)} />
);
