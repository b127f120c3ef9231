import type { Attr, Element, Node } from '@xmldom/xmldom';
import { cleanPart, hiddenStyles } from '../../ooxml/clean-part.ts';
import { copyTree } from '../../ooxml/copy-tree.ts';
import { childrenOf, descendantsOf, parsePart } from '../../ooxml/office-xml.ts';
import type { WordFile } from '../../ooxml/word-file.ts';
import { relationsOf, rootOfType } from '../../ooxml/word-file.ts';
import type { WordSection } from '../../ooxml/word-section.ts';
import { edgeKinds } from '../../ooxml/word-section.ts';
import { relationshipNamespace, xmlDeclaration } from '../../ooxml/word-xml.ts';
import { escapeXml } from '../../ooxml/xml-text.ts';
import { withPlainFields } from './template-fields.ts';
import { orderProperties } from './template-order.ts';
import { pictureKind } from './template-pictures.ts';
import { elementBeside, partXml } from './template-xml.ts';

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

const pictures = new Set(['drawing', 'pict']);

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The nearest picture around an element, or the element itself. */
const pictureAround = (element: Element): Element => {
  for (let at: Node | null = element; at !== null; at = at.parentNode) {
    if (isElement(at) && pictures.has(at.localName ?? '')) return at;
  }
  return element;
};

const linksOf = (element: Element): Attr[] =>
  Array.from({ length: element.attributes.length }, (_, at) => element.attributes.item(at)).flatMap((attribute) =>
    attribute?.namespaceURI === relationshipNamespace ? [attribute] : [],
  );

/** Pictures in VML have their file in this; without one they are an empty frame. */
const isFrameless = (element: Element): boolean => element.localName === 'imagedata' && linksOf(element).length === 0;

/** A head or foot with no link that leads out of it but to its pictures; a picture that isn't there goes whole. */
const keepLinks = (root: Element, kept: ReadonlyMap<string, string>): Element => {
  const isKept = ({ localName, value }: Attr): boolean => localName !== 'link' && kept.has(value);
  const drop = new Set<Element>();
  for (const element of descendantsOf(root)) {
    const isBroken = linksOf(element).some((link) => link.localName !== 'link' && !isKept(link));
    if (isBroken || isFrameless(element)) drop.add(pictureAround(element));
  }
  return copyTree(root, {
    fate: (element) => (drop.has(element) ? 'drop' : 'keep'),
    attribute: (attribute) =>
      attribute.namespaceURI === relationshipNamespace && !isKept(attribute) ? null : attribute.value,
  });
};

const isBlock = (element: Element | undefined): boolean =>
  element !== undefined && ['p', 'tbl', 'AlternateContent'].includes(element.localName ?? '');

/** Whatever went, a head, a cell or a text box has a paragraph at its end, or Word calls the file broken. */
const endWithParagraphs = (root: Element): void => {
  for (const element of [root, ...descendantsOf(root)]) {
    const name = element.localName ?? '';
    if (element !== root && name !== 'tc' && name !== 'txbxContent') continue;
    const last = childrenOf(element).at(-1);
    if (name === 'tc' ? last?.localName !== 'p' : !isBlock(last)) element.appendChild(elementBeside(element, '<w:p/>'));
  }
};

/**
 * The template's heads and feet with their pictures, under names of our own. Texts and page fields stay as they are;
 * links to the outside, notes, changes, hidden words and bindings to data go.
 */
export const templateEdges = (word: WordFile, section: WordSection): TemplateEdges => {
  const styles = rootOfType(word, 'styles');
  const hidden = styles === null ? new Set<string>() : hiddenStyles(styles);
  const parts = new Map<string, Uint8Array>();
  const types = new Map<string, string>();
  const media = new Map<string, string | null>();
  const takePicture = (source: string): string | null => {
    const known = media.get(source);
    if (known !== undefined) return known;
    const bytes = word.package.bytes(source);
    const kind = bytes === null ? null : pictureKind(bytes);
    const path = kind === null ? null : `media/template${media.size + 1}.${kind.extension}`;
    media.set(source, path);
    if (bytes === null || kind === null || path === null) return null;
    types.set(kind.extension, kind.type);
    parts.set(`word/${path}`, bytes);
    return path;
  };
  const taken = new Map<string, string>();
  const take = (source: string, kind: TemplateEdge['kind']): string | null => {
    const known = taken.get(source);
    if (known !== undefined) return known;
    const bytes = word.package.bytes(source);
    if (bytes === null) return null;
    const kept = new Map(
      relationsOf(word.package, source).flatMap(({ id, type, target, isExternal }) => {
        const path = type === 'image' && !isExternal ? takePicture(target) : null;
        return path === null ? [] : [[id, path] as const];
      }),
    );
    const root = keepLinks(withPlainFields(cleanPart(parsePart(bytes), hidden)), kept);
    endWithParagraphs(root);
    orderProperties(root);
    const path = `word/template-${kind}${taken.size + 1}.xml`;
    taken.set(source, path);
    parts.set(path, new TextEncoder().encode(partXml(root)));
    if (kept.size > 0) {
      const links = [...kept]
        .map(
          ([id, target]) =>
            `<Relationship Id="${escapeXml(id)}" Type="${relationshipNamespace}/image" Target="${target}"/>`,
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
