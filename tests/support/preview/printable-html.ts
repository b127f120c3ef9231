import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import type { DocumentView } from '#shared/model/document.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>]/g, (it) => `&#${it.charCodeAt(0)};`);

/** A plain page of a document, good enough to look at printed. */
export const printableHtml = (view: DocumentView): string => {
  const sections = view.sections
    .filter(({ hasSource, content }) => hasSource && content !== '')
    .map(
      ({ heading, content }) =>
        `${heading ? `<h2>${escapeHtml(heading)}</h2>` : ''}${toHtml(toHast(parseMarkdown(content)))}`,
    );
  const style = `body{font:10.5pt/1.5 Georgia,serif;color:#1d1b19}h1{font-size:22pt;margin:0}
h2{font:600 9pt sans-serif;letter-spacing:.13em;text-transform:uppercase;color:#0f5e5c;border-bottom:1px solid #e0dacf;padding-bottom:4pt;margin:16pt 0 6pt}`;
  return `<!doctype html><meta charset="utf-8"><title>${escapeHtml(view.title)}</title><style>${style}</style>${sections.join('')}`;
};
