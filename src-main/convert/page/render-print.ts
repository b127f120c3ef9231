import type { Root } from 'mdast';
import { assembleDocument } from '../content/assemble-document.ts';
import type { Dressing } from '../content/dressing.ts';
import type { ExportDocument } from '../content/export-document.ts';
import type { PageOfAnchor } from '../content/outline.ts';
import { mastheadEnd, outlineOf, pagesStart } from '../content/outline.ts';
import { directionOfLanguage } from '../content/text-direction.ts';
import { breakCss } from './break-css.ts';
import { contentsCss, renderContents } from './contents.ts';
import { coverCss, renderCover } from './cover.ts';
import { element } from './hast-nodes.ts';
import { htmlPage } from './html-page.ts';
import { listSelectors } from './list-columns.ts';
import { mastheadCss } from './masthead.ts';
import { renderMain } from './page-body.ts';
import { pageRule, textCss } from './page-css.ts';
import { fontRulesOf } from './page-fonts.ts';
import { pictureCss } from './pictures.ts';

/**
 * Unseen links to every place that bookmarks, contents and colours need: the engine writes into a PDF where a place is
 * only if something links to it.
 */
const placeLinks = (root: Root) => {
  const anchors = [pagesStart, mastheadEnd, ...outlineOf(root).map(({ anchor }) => anchor)];
  return element(
    'nav',
    { style: 'display:none' },
    anchors.map((anchor) => element('a', { href: `#${anchor}` })),
  );
};

/**
 * The page that a PDF is printed from: cover, contents and text, without what stands in the margins. `pages` fills the
 * contents' page numbers in, once a first print has told them.
 */
export const renderPrint = (doc: ExportDocument, dressing: Dressing, pages: PageOfAnchor): string => {
  const { theme } = dressing;
  const root = assembleDocument(doc);
  const lists = listSelectors(doc);
  const base = directionOfLanguage(doc.language);
  const css = [
    fontRulesOf(root, doc, theme),
    pageRule(theme),
    textCss(theme, lists),
    ...pictureCss(doc, theme),
    breakCss(lists),
    mastheadCss(dressing),
    coverCss(dressing),
    contentsCss(theme),
  ];
  const parts = [
    element('div', { id: pagesStart }),
    renderCover(doc, dressing),
    renderContents(root, doc.language, theme, pages),
    renderMain(root, base, dressing),
    placeLinks(root),
  ];
  return htmlPage(
    doc,
    css.join('\n'),
    parts.filter((part) => part !== null),
  );
};
