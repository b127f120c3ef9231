import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { plainTextOf } from '#shared/markdown/plain-text.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import type { SectionDraft } from '#shared/model/section.ts';
import type { OpenDocument } from '../../documents/document-kind.ts';
import type { ExportSection } from '../content/export-document.ts';

/** A section as an export takes it: as stored, its heading in the document's language. */
export interface SectionToPrint extends SectionDraft {
  readonly markdown: string;
}

/** Another paper of the kind as sections: each heading of the second level begins one. */
const paperSections = (markdown: string): ExportSection[] => {
  const sections: { heading: string | null; children: ReturnType<typeof parseMarkdown>['children'] }[] = [
    { heading: null, children: [] },
  ];
  for (const block of parseMarkdown(markdown).children) {
    if (block.type === 'heading' && block.depth === 2) {
      sections.push({ heading: plainTextOf({ type: 'root', children: [block] }), children: [] });
    } else sections.at(-1)?.children.push(block);
  }
  return sections.map(({ heading, children }, order) => ({
    key: `part-${order}`,
    order,
    heading,
    role: 'body',
    group: 'paper',
    groupHeading: null,
    hasSource: true,
    content: serializeMarkdown({ type: 'root', children }),
  }));
};

const printSections = (
  document: OpenDocument,
  sections: readonly SectionToPrint[],
  paper: string | null,
): ExportSection[] =>
  paper === null
    ? sections.map(({ key, order, heading, role, group, hasSource, markdown, data }) => ({
        key,
        order,
        heading,
        role,
        group,
        groupHeading: null,
        hasSource,
        content: document.print({ markdown, data }),
      }))
    : paperSections(document.paper?.(paper, sections) ?? '');

/** The kind's own masthead, as a section before all others. */
const mastheadSection = (content: string): ExportSection => ({
  key: 'masthead',
  order: 0,
  heading: null,
  role: 'masthead',
  group: 'masthead',
  groupHeading: null,
  hasSource: true,
  content,
});

/**
 * What an export sets in type: the document's own sections or another paper that its kind makes of them, under the kind's
 * masthead where no section is one.
 *
 * @param paper the kind's name for it; null for the document itself
 */
export const layOut = (
  document: OpenDocument,
  sections: readonly SectionToPrint[],
  paper: string | null,
): ExportSection[] => {
  const printed = printSections(document, sections, paper);
  const isEmpty = printed.every(({ content }) => content === '');
  const masthead = document.masthead?.(paper);
  return masthead === undefined || isEmpty ? printed : [mastheadSection(masthead), ...printed];
};
