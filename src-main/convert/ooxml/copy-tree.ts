import type { Attr, Element } from '@xmldom/xmldom';
import { documentOf } from './office-xml.ts';

/** What becomes of a template's element: it goes with all it holds, only what it holds stays, or it stays. */
export type Fate = 'drop' | 'unwrap' | 'keep';

export interface CopyRules {
  readonly fate: (element: Element) => Fate;
  /** The value an attribute has in the copy; null for one that stays behind. */
  readonly attribute: (attribute: Attr, element: Element) => string | null;
  /** Words in place of an element's own content; null where that stays. */
  readonly words?: (element: Element) => string | null;
}

const isElement = (node: { nodeType: number }): node is Element => node.nodeType === 1;

const isText = ({ nodeType }: { nodeType: number }): boolean => nodeType === 3 || nodeType === 4;

const shell = (element: Element, rules: CopyRules): Element => {
  const copy = documentOf(element).createElementNS(element.namespaceURI, element.nodeName);
  for (let index = 0; index < element.attributes.length; index++) {
    const attribute = element.attributes.item(index);
    const value = attribute === null ? null : rules.attribute(attribute, element);
    if (attribute !== null && value !== null) copy.setAttributeNS(attribute.namespaceURI, attribute.nodeName, value);
  }
  return copy;
};

const fill = (target: Element, source: Element, rules: CopyRules): void => {
  for (let node = source.firstChild; node !== null; node = node.nextSibling) {
    if (isText(node)) target.appendChild(documentOf(target).createTextNode(node.nodeValue ?? ''));
    if (!isElement(node)) continue;
    const fate = rules.fate(node);
    if (fate === 'unwrap') fill(target, node, rules);
    else if (fate === 'keep') target.appendChild(copyTree(node, rules));
  }
};

/**
 * A copy of a tree by rules; comments and processing instructions never come along. Copies instead of taking out, since
 * taking out costs as much as there are neighbours, and files may have a hundred thousand. Trees are at most as deep as
 * `parsePart` lets them be.
 */
export const copyTree = (root: Element, rules: CopyRules): Element => {
  const copy = shell(root, rules);
  const words = rules.words?.(root) ?? null;
  if (words === null) fill(copy, root, rules);
  else copy.appendChild(documentOf(copy).createTextNode(words));
  return copy;
};
