import type { Document, Element, Node } from '@xmldom/xmldom';
import { DOMParser } from '@xmldom/xmldom';
import { PackageRefused } from './open-package.ts';

/** Largest part that is taken apart, in characters: styles of real files are a tenth of it. */
const mostCharacters = 3_000_000;

/** Most elements of a part, and how deep they may lie in each other: ten times what real files have. */
const mostTags = 100_000;
const deepest = 200;

/** Counts the tags before they are made elements of: those take a hundred times the room. */
const refuseMasses = (xml: string): void => {
  let [tags, depth] = [0, 0];
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const next = xml.charAt(at + 1);
    if (next === '!' || next === '?') continue;
    const end = xml.indexOf('>', at);
    if (next === '/') depth -= 1;
    else if (xml.charAt(end - 1) !== '/') depth += 1;
    tags += 1;
    if (tags > mostTags || depth > deepest) throw new PackageRefused('too-large');
  }
};

/** The text of a part: UTF-8, or UTF-16 where its first bytes say so. */
export const decodePart = (bytes: Uint8Array): string => {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
};

/** A part as its root element. Throws `PackageRefused` for what is no XML, too much of it, or declares entities. */
export const parsePart = (bytes: Uint8Array): Element => {
  const xml = decodePart(bytes);
  if (xml.length > mostCharacters) throw new PackageRefused('too-large');
  refuseMasses(xml);
  // No Office file has a document type; one that has wants its entities expanded.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new PackageRefused('damaged');
  const fail = (): never => {
    throw new PackageRefused('damaged');
  };
  const document = new DOMParser({
    onError: (level) => {
      if (level !== 'warning') fail();
    },
  }).parseFromString(xml, 'text/xml');
  return document?.documentElement ?? fail();
};

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The element's children, by their local name if one is given: prefixes are the file's own choice. */
export const childrenOf = (element: Element | null | undefined, name?: string): Element[] => {
  const found: Element[] = [];
  for (let node = element?.firstChild ?? null; node !== null; node = node.nextSibling) {
    if (isElement(node) && (name === undefined || node.localName === name)) found.push(node);
  }
  return found;
};

/** The first element on a path of local names, e.g. `pPr`, `numPr`, `numId`. */
export const childAt = (element: Element | null | undefined, ...path: readonly string[]): Element | null => {
  let at: Element | null = element ?? null;
  for (const name of path) at = childrenOf(at, name)[0] ?? null;
  return at;
};

/** An attribute by its local name, whatever its prefix. */
export const attributeOf = (element: Element | null | undefined, name = 'val'): string | null => {
  const attributes = element?.attributes;
  for (let index = 0; index < (attributes?.length ?? 0); index++) {
    const attribute = attributes?.item(index);
    if (attribute?.localName === name) return attribute.value;
  }
  return null;
};

export const numberOf = (element: Element | null | undefined, name = 'val'): number | null => {
  const text = attributeOf(element, name);
  const value = text === null ? Number.NaN : Number.parseFloat(text);
  return Number.isFinite(value) ? value : null;
};

/** All elements below, in the order they stand in. */
export const descendantsOf = (element: Element): Element[] => {
  const found: Element[] = [];
  const waiting = childrenOf(element).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...childrenOf(next).toReversed());
  }
  return found;
};

/** The stretches of a text from an opening to the next closing, in one pass: what is never closed is none. */
export const spansOf = (text: string, open: string, close: string): { from: number; to: number }[] => {
  const spans: { from: number; to: number }[] = [];
  for (let from = text.indexOf(open); from >= 0; ) {
    const end = text.indexOf(close, from + open.length);
    if (end < 0) break;
    const to = end + close.length;
    spans.push({ from, to });
    from = text.indexOf(open, to);
  }
  return spans;
};

/** The text with such stretches replaced. */
export const withoutSpans = (text: string, open: string, close: string, replacement = ''): string => {
  const spans = spansOf(text, open, close);
  const ends = [0, ...spans.map(({ to }) => to)];
  const starts = [...spans.map(({ from }) => from), text.length];
  return ends.map((end, index) => text.slice(end, starts[index])).join(replacement);
};

/** The document an element belongs to. Parsed ones belong to one always; the types can't know. */
export const documentOf = (element: Element): Document => {
  const { ownerDocument } = element;
  if (ownerDocument === null) throw new Error('an element without its document');
  return ownerDocument;
};
