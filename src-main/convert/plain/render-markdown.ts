import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import { assembleDocument } from '../content/assemble-document.ts';
import type { ExportDocument } from '../content/export-document.ts';

/** The document as a Markdown file: canonical, ending in a newline. */
export const renderMarkdown = (doc: ExportDocument): string => `${serializeMarkdown(assembleDocument(doc))}\n`;
