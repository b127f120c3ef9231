import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Nodes, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { Theme } from '#shared/model/theme.ts';
import { assembleDocument } from './assemble-document.ts';
import { blockDirection } from './block-direction.ts';
import { bundledFonts } from './bundled-fonts.ts';
import { partOf } from './document-part.ts';
import type { ExportDocument } from './export-document.ts';
import { fontFaceRules } from './font-faces.ts';
import { element, text } from './hast-nodes.ts';
import { markEmoji } from './mark-emoji.ts';
import { facesOf, pageCss } from './page-css.ts';
import { footerWords } from './page-footer.ts';
import type { Direction } from './text-direction.ts';
import { directionOfLanguage, wordsOf } from './text-direction.ts';
import { xmlText } from './xml-text.ts';

/** A page that runs nothing and fetches nothing, wherever it is opened. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

/** Notes on a block what the page needs to know of it: its class and its direction. What stands in a list or table goes with that. */
const annotateBlock = (blocks: readonly Nodes[], index: number, base: Direction): void => {
  const block = blocks[index];
  if (block === undefined) return;
  const part = partOf(block);
  const className: string[] = [];
  if (part === 'role' || part === 'contact' || part === 'entry-line') className.push(part);
  // "Results:" must not be left behind at the foot of a page by the list it announces.
  if (block.type === 'paragraph' && blocks[index + 1]?.type === 'list') className.push('opens-list');
  const { direction, isOpposite } = blockDirection(blocks, index, base);
  if (isOpposite) className.push('opposite');
  const hProperties = { dir: direction, ...(className.length > 0 ? { className } : {}) };
  block.data = { ...block.data, hProperties };
};

/** The header, then a section for each second-level heading, so that readers and screen readers find their way. */
const group = (blocks: readonly ElementContent[]): ElementContent[] => {
  const groups: Element[] = [element('header', {})];
  for (const block of blocks) {
    if (block.type === 'element' && block.tagName === 'h2') groups.push(element('section', {}));
    groups.at(-1)?.children.push(block);
  }
  return groups.filter((one) => one.children.some((child) => child.type === 'element'));
};

const isContent = (node: HastNodes): node is ElementContent => node.type !== 'root' && node.type !== 'doctype';

/** The body of the page as HTML: the document's blocks and nothing of its looks. */
export const renderBody = (root: Root, base: Direction): Element => {
  const annotated = structuredClone(root);
  annotated.children.forEach((_, index) => {
    annotateBlock(annotated.children, index, base);
  });
  const tree = toHast(annotated);
  const blocks = tree.type === 'root' ? tree.children.filter(isContent) : [];
  return element('body', {}, group(markEmoji(blocks)));
};

const hasItalics = (node: Nodes): boolean =>
  node.type === 'emphasis' || ('children' in node && node.children.some((child: Nodes) => hasItalics(child)));

/**
 * The document as one self-contained HTML page with its fonts and print rules, the same that the PDF is printed from.
 * It holds no script, loads nothing, and everything that came from a source is text in it.
 */
export const renderHtml = (doc: ExportDocument, theme: Theme): string => {
  const root = assembleDocument(doc);
  const base = directionOfLanguage(doc.language);
  const foot = footerWords(doc, theme);
  const needs = {
    faces: facesOf(theme),
    text: wordsOf(root) + foot,
    hasItalics: hasItalics(root),
    display: 'block',
  } as const;
  const body = renderBody(root, base);
  if (foot !== '')
    body.children.push(element('div', { className: ['footer-fonts'], ariaHidden: 'true' }, [text(foot)]));
  const css = `${fontFaceRules(bundledFonts, needs)}\n${pageCss(theme)}`;
  const page: HastRoot = {
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: doc.language, dir: base }, [
        element('head', {}, [
          element('meta', { charSet: 'utf-8' }),
          element('meta', { httpEquiv: ['Content-Security-Policy'], content: contentPolicy }),
          element('meta', { name: 'viewport', content: 'width=device-width' }),
          element('title', {}, [text(xmlText(doc.title))]),
          element('style', {}, [text(css)]),
        ]),
        body,
      ]),
    ],
  };
  return `${toHtml(page)}\n`;
};
