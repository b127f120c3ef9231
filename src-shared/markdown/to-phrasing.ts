import type { Emphasis, Image, Link, PhrasingContent, Strong } from 'mdast';
import { readAssetAddress } from '../model/asset.ts';

type Wrapper = Emphasis | Strong | Link;

/** The wrappers around a node: emphasis within emphasis, or a link within a link, adds nothing to the outer one. */
type Around = ReadonlySet<Wrapper['type']>;

const linkable = /^(https?:\/\/|mailto:|tel:)\S+$/i;
const whitespace = /[ \t\r\n\f\v]+/g;
const leading = /^[ \t\r\n\f\v]+/;
const trailing = /[ \t\r\n\f\v]+$/;

const isSame = (a: Wrapper, b: Wrapper): boolean =>
  a.type === b.type && (a.type !== 'link' || b.type !== 'link' || a.url === b.url);

const append = (children: PhrasingContent[], node: PhrasingContent): void => {
  const last = children.at(-1);
  if (node.type === 'text') {
    if (last?.type === 'text') last.value = (last.value + node.value).replace(whitespace, ' ');
    else if (node.value !== '') children.push(node);
    return;
  }
  if (node.type === 'break') {
    if (last !== undefined && last.type !== 'break') children.push(node);
    return;
  }
  if (node.type === 'inlineCode' && last?.type === 'inlineCode') {
    last.value += node.value;
    return;
  }
  if (isWrapper(node) && last !== undefined && isWrapper(last) && isSame(node, last)) {
    for (const child of node.children) append(last.children, child);
    return;
  }
  children.push(node);
};

const isWrapper = (node: PhrasingContent): node is Wrapper =>
  node.type === 'emphasis' || node.type === 'strong' || node.type === 'link';

const isSpace = (node: PhrasingContent | undefined, edge: RegExp): boolean =>
  node?.type === 'break' || (node?.type === 'text' && edge.test(node.value));

const wrap = (node: Wrapper, around: Around): PhrasingContent[] => {
  const inner = collect(node.children, new Set([...around, node.type]));
  const space = (there: boolean): PhrasingContent[] => (there ? [{ type: 'text', value: ' ' }] : []);
  // Delimiters must touch a word, so the space inside moves outside.
  const before = space(isSpace(inner[0], leading));
  const after = space(isSpace(inner.at(-1), trailing));
  const children = trim(inner);
  return children.length === 0 ? before : [...before, ...nest(node, children), ...after];
};

/** `***x***` reads as strong inside emphasis; the other order around the same words is written the same way. */
const nest = (node: Wrapper, children: PhrasingContent[]): PhrasingContent[] => {
  const only = children.length === 1 ? children[0] : undefined;
  if (node.type === 'strong' && only?.type === 'emphasis') {
    return [{ type: 'emphasis', children: [{ type: 'strong', children: only.children }] }];
  }
  return node.type === 'link' ? [{ type: 'link', url: node.url, children }] : [{ type: node.type, children }];
};

/** A picture that is kept stays one; of any other its alternative text is all there is. Nothing is loaded from elsewhere. */
const toPicture = ({ url, alt }: Image, around: Around): PhrasingContent => {
  const words = (alt ?? '').replace(whitespace, ' ');
  if (around.has('link') || readAssetAddress(url) === null) return { type: 'text', value: words };
  return { type: 'image', url, alt: words.replace(leading, '').replace(trailing, '') };
};

const toPieces = (node: PhrasingContent, around: Around): PhrasingContent[] => {
  switch (node.type) {
    case 'text':
    case 'html':
      return [{ type: 'text', value: node.value.replace(whitespace, ' ') }];
    case 'inlineCode': {
      const value = node.value.replace(whitespace, ' ').trim();
      return value === '' ? [] : [{ type: 'inlineCode', value }];
    }
    case 'break':
      return [{ type: 'break' }];
    case 'emphasis':
    case 'strong':
      return around.has(node.type) ? collect(node.children, around) : wrap(node, around);
    case 'link':
      return around.has('link') || !linkable.test(node.url) ? collect(node.children, around) : wrap(node, around);
    case 'image':
      return [toPicture(node, around)];
    case 'imageReference':
      return [{ type: 'text', value: (node.alt ?? '').replace(whitespace, ' ') }];
    case 'delete':
    case 'linkReference':
      return collect(node.children, around);
    case 'footnoteReference':
      return [];
    default:
      // A node of an extension: its text, if any.
      return 'children' in node && Array.isArray(node['children']) ? collect(node['children'], around) : [];
  }
};

const collect = (nodes: readonly PhrasingContent[], around: Around): PhrasingContent[] => {
  const children: PhrasingContent[] = [];
  for (const node of nodes) for (const piece of toPieces(node, around)) append(children, piece);
  return children;
};

/** No space at the edges or beside a break, no break at the edges. A no-break space is the author's own and stays. */
const trim = (children: readonly PhrasingContent[]): PhrasingContent[] => {
  const trimmed: PhrasingContent[] = [];
  for (const child of children) {
    const atStart = trimmed.length === 0 || trimmed.at(-1)?.type === 'break';
    if (child.type === 'break') trimEnd(trimmed);
    append(trimmed, child.type === 'text' && atStart ? { ...child, value: child.value.replace(leading, '') } : child);
  }
  trimEnd(trimmed);
  if (trimmed.at(-1)?.type === 'break') trimmed.pop();
  return trimmed;
};

const trimEnd = (children: PhrasingContent[]): void => {
  const last = children.at(-1);
  if (last?.type !== 'text') return;
  last.value = last.value.replace(trailing, '');
  if (last.value === '') children.pop();
};

/**
 * Brings inline content to the profile: text, emphasis, strong, inline code, links to web, mail or phone, pictures that
 * are kept, hard breaks.
 */
export const toPhrasing = (nodes: readonly PhrasingContent[]): PhrasingContent[] => trim(collect(nodes, new Set()));

/** The same content with its hard breaks as spaces, for places that are one line: table cells. */
export const singleLine = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  toPhrasing(nodes.map((node) => withoutBreaks(node)));

/** One line without pictures, for headings: the words of a picture stand for it. */
export const wordsLine = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  singleLine(nodes.map((node) => withoutPictures(node)));

const withoutPictures = (node: PhrasingContent): PhrasingContent => {
  if (node.type === 'image') return { type: 'text', value: node.alt ?? '' };
  return isWrapper(node) ? { ...node, children: node.children.map(withoutPictures) } : node;
};

const withoutBreaks = (node: PhrasingContent): PhrasingContent => {
  if (node.type === 'break') return { type: 'text', value: ' ' };
  return isWrapper(node) ? { ...node, children: node.children.map(withoutBreaks) } : node;
};
