import type { Element } from '@xmldom/xmldom';
import { DOMParser } from '@xmldom/xmldom';
import { childrenOf, documentOf } from '../import/office-xml.ts';
import { wordNamespace } from './docx-xml.ts';

/** An element of our own, written as XML, as one of the document that `neighbour` belongs to. */
export const elementBeside = (neighbour: Element, xml: string): Element => {
  const holder = new DOMParser().parseFromString(`<w:x xmlns:w="${wordNamespace}">${xml}</w:x>`, 'text/xml');
  const [element] = childrenOf(holder.documentElement);
  if (element === undefined) throw new Error('an element of our own is no XML');
  return documentOf(neighbour).importNode(element, true);
};
