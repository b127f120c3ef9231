import type { Heading, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { pictureWords, replacePictures } from '#shared/markdown/replace-pictures.ts';
import { assetAddress } from '#shared/model/asset.ts';
import { xmlText } from '../ooxml/xml-text.ts';
import type { DocumentPart } from './document-part.ts';
import type { ExportDocument, ExportPicture, ExportSection } from './export-document.ts';

const heading = (depth: Heading['depth'], text: string, part: DocumentPart): Heading => ({
  type: 'heading',
  depth,
  children: [{ type: 'text', value: text }],
  data: { part },
});

/** The name is the one heading of the first level; whatever else the masthead holds is its lines. */
const assembleMasthead = (blocks: readonly RootContent[], subjectName: string): RootContent[] => {
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

const ofSection = (block: RootContent, { role, group }: ExportSection): RootContent => ({
  ...block,
  data: { ...block.data, role, group },
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

/** What stands above a group's first entry where no section before it brought it: any heading the group has. */
const groupHeading = ({ group, groupHeading: own }: ExportSection, sections: readonly ExportSection[]): string | null =>
  sections.find((other) => other.group === group && other.heading !== null)?.heading ?? own;

/** Gives images the pictures they show; one that isn't there becomes its words. */
const withPictures = (root: Root, pictures: readonly ExportPicture[]): Root => {
  const byAddress = new Map(pictures.map((picture) => [assetAddress(picture.id), picture]));
  return replacePictures(root, (image) => {
    const picture = byAddress.get(image.url);
    return picture === undefined ? pictureWords(image) : { ...image, data: { picture } };
  });
};

const read = ({ content }: ExportSection, pictures: readonly ExportPicture[]): RootContent[] => {
  const root = parseMarkdown(xmlText(content));
  // Most texts show none.
  return content.includes('](asset:') ? withPictures(root, pictures).children : root.children;
};

const assembleFlow = (all: readonly ExportSection[], pictures: readonly ExportPicture[], subjectName: string): Root => {
  const sections = all
    .map((section) => ({ section, blocks: read(section, pictures) }))
    .filter(({ section, blocks }) => section.hasSource && blocks.length > 0)
    .toSorted((a, b) => a.section.order - b.section.order);

  const head = sections.filter(({ section }) => section.role === 'masthead').flatMap(({ blocks }) => blocks);
  const children = assembleMasthead(head, subjectName);
  const begun = new Set<string>();
  for (const { section, blocks } of sections) {
    if (section.role === 'masthead') continue;
    const needsGroup = section.role === 'entry' && !begun.has(section.group);
    const text = section.heading ?? (needsGroup ? groupHeading(section, all) : null);
    if (text !== null) children.push(ofSection(heading(2, xmlText(text), 'section-heading'), section));
    begun.add(section.group);
    children.push(...assembleBody(blocks).map((block) => ofSection(block, section)));
  }
  return { type: 'root', children: withAnchors(children) };
};

/**
 * The document as one tree, which every format is made from: the masthead, a second-level heading for each section that
 * has one, its text, and entries under the heading of their group. Sections without source data or without text are left
 * out (A2). Each block knows its section's role and group, each heading its anchor. No character that a file could not
 * hold is left in it.
 */
export const assembleDocument = ({ body, pictures, subjectName }: ExportDocument): Root => {
  switch (body.type) {
    case 'flow':
      return assembleFlow(body.sections, pictures, xmlText(subjectName).trim());
  }
};
