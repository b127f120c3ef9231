import type { Element, ElementContent } from 'hast';

/** An HTML element as a node. */
export const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element => ({ type: 'element', tagName, properties, children });

/** Text as a node: written out escaped. */
export const text = (value: string): ElementContent => ({ type: 'text', value });
