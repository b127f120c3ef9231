import type { ElementContent, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { ExportDocument } from '../content/export-document.ts';
import { directionOfLanguage } from '../content/text-direction.ts';
import { xmlText } from '../ooxml/xml-text.ts';
import { element, text } from './hast-nodes.ts';

/** A page that runs nothing and fetches nothing, wherever it is opened. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** A whole HTML page about a document: self-contained, and everything that came from a source is text in it. */
export const htmlPage = (doc: ExportDocument, css: string, body: readonly ElementContent[]): string => {
  const page: HastRoot = {
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: doc.language, dir: directionOfLanguage(doc.language) }, [
        element('head', {}, [
          element('meta', { charSet: 'utf-8' }),
          element('meta', { httpEquiv: ['Content-Security-Policy'], content: contentPolicy }),
          element('meta', { name: 'viewport', content: 'width=device-width' }),
          element('title', {}, [text(xmlText(doc.title))]),
          element('style', {}, [text(css)]),
        ]),
        element('body', {}, [...body]),
      ]),
    ],
  };
  return `${toHtml(page)}\n`;
};
