import type { Element, Node } from '@xmldom/xmldom';
import { XMLSerializer } from '@xmldom/xmldom';
import { attributeOf, descendantsOf, parsePart } from '../import/office-xml.ts';
import type { WordFile } from '../import/word-file.ts';
import { relationsOf } from '../import/word-file.ts';
import type { WordSection } from '../import/word-section.ts';
import { edgeKinds } from '../import/word-section.ts';
import { relationshipNamespace, xmlDeclaration } from './docx-xml.ts';
import { orderProperties } from './template-order.ts';
import { escapeXml } from './xml-text.ts';

/** A head or a foot that goes along: its part, its pictures, and what it is referred to by. */
export interface TemplateEdge {
  readonly path: string;
  readonly reference: string;
  readonly kind: 'header' | 'footer';
  readonly relationId: string;
}

export interface TemplateEdges {
  readonly edges: readonly TemplateEdge[];
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Content types of pictures by their extension. */
  readonly pictureTypes: ReadonlyMap<string, string>;
}

/** Pictures that Word shows; anything else stays behind. */
const pictureTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  emf: 'image/x-emf',
  wmf: 'image/x-wmf',
  svg: 'image/svg+xml',
};

const extensionOf = (path: string): string => (path.split('.').at(-1) ?? '').toLowerCase();

/** What is only sensible within the file it was in: notes, marks, bindings to data that stay behind. */
const privateElements = new Set([
  'bookmarkStart',
  'bookmarkEnd',
  'commentRangeStart',
  'commentRangeEnd',
  'commentReference',
  'footnoteReference',
  'endnoteReference',
  'permStart',
  'permEnd',
  'dataBinding',
  'docPartObj',
  'proofErr',
  'object',
  'control',
  'subDoc',
  'altChunk',
  'attachedTemplate',
]);

const pictures = new Set(['drawing', 'pict']);

const remove = (element: Element): void => {
  element.parentNode?.removeChild(element);
};

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The nearest picture around an element, or the element itself. */
const pictureAround = (element: Element): Element => {
  for (let at: Node | null = element; at !== null; at = at.parentNode) {
    if (isElement(at) && pictures.has(at.localName ?? '')) return at;
  }
  return element;
};

/** Takes out every link that leads out of the head or foot but to its pictures. */
const keepLinks = (root: Element, isKept: (id: string) => boolean): void => {
  for (const element of descendantsOf(root)) {
    for (const attribute of Array.from({ length: element.attributes.length }, (_, at) => element.attributes.item(at))) {
      if (attribute?.namespaceURI !== relationshipNamespace) continue;
      if (isKept(attribute.value) && attribute.localName !== 'link') continue;
      element.removeAttributeNode(attribute);
      if (element.localName !== 'hyperlink' && attribute.localName !== 'link' && element.localName !== 'hlinkClick') {
        remove(pictureAround(element));
      }
    }
  }
  for (const element of descendantsOf(root)) {
    if (/^hlink(Click|Hover)$/.test(element.localName ?? '') && attributeOf(element, 'id') === null) remove(element);
  }
};

/**
 * The template's heads and feet with their pictures, under names of our own. Texts and page fields stay as they are;
 * links to the outside, notes and bindings to data go.
 */
export const templateEdges = (word: WordFile, section: WordSection): TemplateEdges => {
  const parts = new Map<string, Uint8Array>();
  const types = new Map<string, string>();
  const media = new Map<string, string>();
  const takePicture = (source: string): string | null => {
    const known = media.get(source);
    if (known !== undefined) return known;
    const extension = extensionOf(source);
    const type = Object.hasOwn(pictureTypes, extension) ? pictureTypes[extension] : undefined;
    const bytes = type === undefined ? null : word.package.bytes(source);
    if (type === undefined || bytes === null) return null;
    const path = `media/template${media.size + 1}.${extension}`;
    media.set(source, path);
    types.set(extension, type);
    parts.set(`word/${path}`, bytes);
    return path;
  };
  const taken = new Map<string, string>();
  const take = (source: string, kind: TemplateEdge['kind']): string | null => {
    const known = taken.get(source);
    if (known !== undefined) return known;
    const bytes = word.package.bytes(source);
    if (bytes === null) return null;
    const root = parsePart(bytes);
    const kept = relationsOf(word.package, source).flatMap(({ id, type, target, isExternal }) => {
      const path = type === 'image' && !isExternal ? takePicture(target) : null;
      return path === null ? [] : [{ id, path }];
    });
    for (const element of descendantsOf(root)) if (privateElements.has(element.localName ?? '')) remove(element);
    orderProperties(root);
    keepLinks(root, (id) => kept.some((one) => one.id === id));
    const path = `word/template-${kind}${taken.size + 1}.xml`;
    taken.set(source, path);
    parts.set(path, new TextEncoder().encode(xmlDeclaration + new XMLSerializer().serializeToString(root)));
    if (kept.length > 0) {
      const links = kept
        .map(
          (one) =>
            `<Relationship Id="${escapeXml(one.id)}" Type="${relationshipNamespace}/image" Target="${one.path}"/>`,
        )
        .join('');
      parts.set(
        `word/_rels/${path.slice('word/'.length)}.rels`,
        new TextEncoder().encode(
          `${xmlDeclaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`,
        ),
      );
    }
    return path;
  };
  const edges: TemplateEdge[] = [];
  for (const kind of ['header', 'footer'] as const) {
    const sources = kind === 'header' ? section.headers : section.footers;
    for (const page of edgeKinds) {
      const source = sources[page];
      const path = source === undefined ? null : take(source, kind);
      if (path !== null) edges.push({ path, reference: page, kind, relationId: `rIdTemplate${edges.length + 1}` });
    }
  }
  return { edges, parts, pictureTypes: types };
};

/** The elements of a section that refer to its heads and feet. */
export const referencesXml = (edges: readonly TemplateEdge[]): string =>
  edges
    .map(({ kind, reference, relationId }) => `<w:${kind}Reference w:type="${reference}" r:id="${relationId}"/>`)
    .join('');
