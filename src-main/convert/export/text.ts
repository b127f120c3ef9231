import { plainTextOf } from '#shared/markdown/plain-text.ts';
import { assembleDocument } from './assemble-document.ts';
import type { ExportDocument } from './export-document.ts';

/** The document as plain text: its words without any markup, ending in a newline. */
export const renderText = (doc: ExportDocument): string => `${plainTextOf(assembleDocument(doc))}\n`;
