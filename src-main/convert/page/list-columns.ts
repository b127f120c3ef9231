import type { Nodes } from 'mdast';
import type { ExportDocument } from '../content/export-document.ts';

const className = (group: string): string => `${group}-list`;

/** What style sheets know the lists of a block's group by; nothing for a block of no group. */
export const listClass = ({ data }: Nodes): string[] => (data?.group === undefined ? [] : [className(data.group)]);

/**
 * The lists of a document that a theme may set in columns, as the selectors of style sheets, each once: those of its
 * sections that are lists, drafted or not, so that the style sheet stays while words come.
 */
export const listSelectors = ({ body }: ExportDocument): string[] => [
  ...new Set(body.sections.filter(({ role }) => role === 'list').map(({ group }) => `.${className(group)}`)),
];

/** Rules for each of those lists, a newline after each but the last. */
export const eachList = (lists: readonly string[], rules: (list: string) => string): string =>
  lists.map(rules).join('\n');
