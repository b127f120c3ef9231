import type { Element } from '@xmldom/xmldom';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { childrenOf, documentOf } from '../../ooxml/office-xml.ts';
import { wordNamespace, xmlDeclaration } from '../../ooxml/word-xml.ts';
import { xmlText } from '../../ooxml/xml-text.ts';

/** An element of our own, written as XML, as one of the document that `neighbour` belongs to. */
export const elementBeside = (neighbour: Element, xml: string): Element => {
  const holder = new DOMParser().parseFromString(`<w:x xmlns:w="${wordNamespace}">${xml}</w:x>`, 'text/xml');
  const [element] = childrenOf(holder.documentElement);
  if (element === undefined) throw new Error('an element of our own is no XML');
  return documentOf(neighbour).importNode(element, true);
};

/** A tree as a part. The parser lets characters pass that no XML may hold, and Word calls a file with one broken. */
export const partXml = (root: Element): string => xmlDeclaration + xmlText(new XMLSerializer().serializeToString(root));
