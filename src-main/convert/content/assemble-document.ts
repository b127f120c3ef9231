import type { Heading, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { xmlText } from '../ooxml/xml-text.ts';
import type { DocumentPart } from './document-part.ts';
import type { ExportDocument, ExportSection } from './export-document.ts';

/** Printed above the experiences when the section that would bring the heading is not there. */
const experienceHeading = 'Professional experience';

const heading = (depth: Heading['depth'], text: string, part: DocumentPart): Heading => ({
  type: 'heading',
  depth,
  children: [{ type: 'text', value: text }],
  data: { part },
});

/** The name is the one heading of the first level; whatever else the header holds is its lines. */
const assembleHeader = (blocks: readonly RootContent[], subjectName: string): RootContent[] => {
  const nameAt = blocks.findIndex((block) => block.type === 'heading');
  const name = blocks[nameAt];
  const lines = blocks.filter((_, index) => index !== nameAt);
  const firstLine = lines.findIndex((block) => block.type === 'paragraph');
  const head: RootContent[] =
    name?.type === 'heading'
      ? [{ ...name, depth: 1, data: { part: 'name' } }]
      : subjectName === ''
        ? []
        : [heading(1, subjectName, 'name')];
  return [
    ...head,
    ...lines.map((block, index): RootContent => {
      if (block.type === 'heading') return { type: 'paragraph', children: block.children, data: { part: 'contact' } };
      if (block.type !== 'paragraph') return block;
      return { ...block, data: { part: index === firstLine ? 'role' : 'contact' } };
    }),
  ];
};

/** The line under an entry's heading is one that begins with emphasis, as `*2019 – present* · Lyon`, and is one line. */
const isEntryLine = (block: RootContent, before: RootContent | undefined): block is Paragraph =>
  block.type === 'paragraph' &&
  before?.type === 'heading' &&
  block.children[0]?.type === 'emphasis' &&
  !block.children.some((child: PhrasingContent) => child.type === 'break');

/** Below a section's heading, the levels are the entry's and one under it; the first two are the document's. */
const assembleBody = (blocks: readonly RootContent[]): RootContent[] =>
  blocks.map((block, index): RootContent => {
    if (block.type === 'heading') {
      return block.depth > 3 ? { ...block, depth: 4 } : { ...block, depth: 3, data: { part: 'entry-heading' } };
    }
    return isEntryLine(block, blocks[index - 1]) ? { ...block, data: { part: 'entry-line' } } : block;
  });

const inCategory = (block: RootContent, category: ExportSection['category']): RootContent => ({
  ...block,
  data: { ...block.data, category },
});

/** Numbers the headings that links lead to. */
const withAnchors = (blocks: readonly RootContent[]): RootContent[] => {
  let sections = 0;
  let entries = 0;
  return blocks.map((block): RootContent => {
    const part = block.data?.part;
    if (part === 'section-heading') return { ...block, data: { ...block.data, anchor: `section-${++sections}` } };
    if (part === 'entry-heading') return { ...block, data: { ...block.data, anchor: `entry-${++entries}` } };
    return block;
  });
};

/** An experience stands under the heading of its group: the first of them brings it if no section before it did. */
const groupHeading = (section: ExportSection, doc: ExportDocument): string =>
  doc.sections.find((other) => other.category === section.category && other.heading !== null)?.heading ??
  experienceHeading;

/**
 * The document as one tree, which every format is made from: the header, a second-level heading for each section that
 * has one, its text, and the experiences under "Professional experience". Sections without source data or without text
 * are left out (A2). Each block knows its section's category, each heading its anchor. No character that a file could not hold is left in it.
 */
export const assembleDocument = (doc: ExportDocument): Root => {
  const sections = doc.sections
    .map((section) => ({ section, blocks: parseMarkdown(xmlText(section.content)).children }))
    .filter(({ section, blocks }) => section.hasSource && blocks.length > 0)
    .toSorted((a, b) => a.section.order - b.section.order);

  const header = sections.filter(({ section }) => section.category === 'identity').flatMap(({ blocks }) => blocks);
  const children = assembleHeader(header, xmlText(doc.subjectName).trim());
  let isUnderExperience = false;
  for (const { section, blocks } of sections) {
    if (section.category === 'identity') continue;
    const needsGroup = section.category === 'experience' && !isUnderExperience;
    const text = section.heading ?? (needsGroup ? groupHeading(section, doc) : null);
    const { category } = section;
    if (text !== null) children.push(inCategory(heading(2, xmlText(text), 'section-heading'), category));
    isUnderExperience ||= category === 'experience';
    children.push(...assembleBody(blocks).map((block) => inCategory(block, category)));
  }
  return { type: 'root', children: withAnchors(children) };
};
