import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import { assembleDocument } from './assemble-document.ts';
import type { ExportDocument } from './export-document.ts';

/** The document as a Markdown file: canonical, ending in a newline. */
export const renderMarkdown = (doc: ExportDocument): string => `${serializeMarkdown(assembleDocument(doc))}\n`;
