import { plainTextOf } from '#shared/markdown/plain-text.ts';
import { paragraph } from '../../../../src-main/documents/text/markdown-blocks.ts';

/** A composed text as a paragraph of its own says it. */
export const settledText = (text: string): string => plainTextOf({ type: 'root', children: [paragraph(text)] });
