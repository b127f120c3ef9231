import type { Element } from '@xmldom/xmldom';
import { DOMParser } from '@xmldom/xmldom';
import { attributeOf, childAt, childrenOf, numberOf, spansOf, withoutSpans } from './office-xml.ts';
import type { WordFile } from './word-file.ts';

export const edgeKinds = ['default', 'first', 'even'] as const;
export type EdgeKind = (typeof edgeKinds)[number];

/** Paths of the parts that stand at the head or the foot of pages. */
export type EdgeParts = Partial<Record<EdgeKind, string>>;

/** The pages of a Word file's text; lengths in twentieths of a point. */
export interface WordSection {
  readonly width: number;
  readonly height: number;
  readonly margins: Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer', number>>;
  readonly hasFirstPage: boolean;
  readonly headers: EdgeParts;
  readonly footers: EdgeParts;
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A file has hardly more sections, and none that says more of itself, in characters. */
const mostSections = 200;
const longestSection = 20_000;

/** Only the properties themselves are taken apart, never the text: that may be long, and is nobody's business here. */
const sectionsIn = (body: string): Element[] => {
  const plain = withoutSpans(body, '<w:sectPrChange', '</w:sectPrChange>');
  return spansOf(plain, '<w:sectPr', '</w:sectPr>')
    .slice(-mostSections)
    .flatMap(({ from, to }) => {
      const source = plain.slice(from, to);
      if (source.length > longestSection) return [];
      const children = source.slice(source.indexOf('>') + 1, source.lastIndexOf('<'));
      const root = new DOMParser({ onError: () => {} }).parseFromString(
        `<w:sectPr ${namespaces}>${children}</w:sectPr>`,
        'text/xml',
      )?.documentElement;
      return root ? [root] : [];
    });
};

const isEdgeKind = (kind: string): kind is EdgeKind => edgeKinds.some((one) => one === kind);

const edgesIn = (section: Element, name: 'headerReference' | 'footerReference', word: WordFile): EdgeParts => {
  const edges: EdgeParts = {};
  for (const reference of childrenOf(section, name)) {
    const kind = attributeOf(reference, 'type') ?? 'default';
    const id = attributeOf(reference, 'id');
    const part = word.relations.find((relation) => relation.id === id && !relation.isExternal)?.target;
    if (isEdgeKind(kind) && part !== undefined && word.package.names.includes(part)) edges[kind] = part;
  }
  return edges;
};

const a4 = { width: 11_906, height: 16_838 };
const inch = 1_440;

/** The last section of the text, with the heads and feet that it takes over from those before. */
export const readWordSection = (word: WordFile): WordSection => {
  let [headers, footers]: [EdgeParts, EdgeParts] = [{}, {}];
  const sections = sectionsIn(word.body);
  for (const section of sections) {
    headers = { ...headers, ...edgesIn(section, 'headerReference', word) };
    footers = { ...footers, ...edgesIn(section, 'footerReference', word) };
  }
  const last = sections.at(-1);
  const [size, margin] = [childAt(last, 'pgSz'), childAt(last, 'pgMar')];
  const within = (value: number | null, fallback: number, most: number): number =>
    value === null ? fallback : Math.round(Math.min(most, Math.max(0, Math.abs(value))));
  const at = (name: string, fallback: number): number => within(numberOf(margin, name), fallback, 6_000);
  const titlePage = childAt(last, 'titlePg');
  return {
    width: Math.max(4_000, within(numberOf(size, 'w'), a4.width, 31_680)),
    height: Math.max(4_000, within(numberOf(size, 'h'), a4.height, 31_680)),
    margins: {
      top: at('top', inch),
      right: at('right', inch),
      bottom: at('bottom', inch),
      left: at('left', inch),
      header: at('header', inch / 2),
      footer: at('footer', inch / 2),
    },
    hasFirstPage: titlePage !== null && !/^(0|false|off)$/.test(attributeOf(titlePage) ?? '1'),
    headers,
    footers,
  };
};
