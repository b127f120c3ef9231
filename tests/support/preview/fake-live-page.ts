import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import type { RouteOutput } from '#shared/contract/routes.ts';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import type { DocumentView } from '#shared/model/document.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>]/g, (it) => `&#${it.charCodeAt(0)};`);

/** The page of a document as it stands, streaming text included, in plain clothes. */
export const fakeLivePage = (view: DocumentView): RouteOutput<'document.get-live-page'> => ({
  css: 'body{font:10.5pt/1.5 Georgia,serif;color:#1d1b19}h2{font:600 9pt sans-serif;color:#0f5e5c}',
  body: view.sections
    .map(({ heading, content, live }) => ({ heading, text: live?.text ?? content }))
    .filter(({ text }) => text !== '')
    .map(
      ({ heading, text }) =>
        `${heading === null ? '' : `<h2>${escapeHtml(heading)}</h2>`}${toHtml(toHast(parseMarkdown(text)))}`,
    )
    .join(''),
  lang: 'en',
  dir: 'ltr',
  page: { width: 794, height: 1123 },
  margins: { top: 76, right: 76, bottom: 76, left: 76 },
  fonts: [],
});
