import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { toHtml } from 'hast-util-to-html';
import type { PhrasingContent, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { ExportDocument } from '../../../src-main/convert/content/export-document.ts';

/** What the bare libraries are given: the same words as ours, as one Markdown text. */
const markdownOf = (document: ExportDocument): string =>
  document.body.sections
    .map(({ heading, content }) => (heading === null ? content : `## ${heading}\n\n${content}`))
    .join('\n\n');

const parser = unified().use(remarkParse);

/** Words without marks: enough for a library's paragraph, which knows no Markdown. */
const wordsOf = (line: string): string => line.replace(/^[-#\s]+|\*\*/g, '');

/** The docx library by itself, given lines: no Markdown is read, no emphasis told from words. */
const docxAlone = async (document: ExportDocument): Promise<Uint8Array> => {
  const lines = markdownOf(document)
    .split('\n')
    .filter((line) => line !== '');
  const children = lines.map((line) => {
    const run = new TextRun(wordsOf(line));
    if (line.startsWith('### ')) return new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run] });
    if (line.startsWith('## ')) return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run] });
    if (line.startsWith('# ')) return new Paragraph({ heading: HeadingLevel.TITLE, children: [run] });
    if (line.startsWith('- ')) return new Paragraph({ bullet: { level: 0 }, children: [run] });
    return new Paragraph({ children: [run] });
  });
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
};

const runsOf = (nodes: readonly PhrasingContent[], bold = false): TextRun[] =>
  nodes.flatMap((node): TextRun[] => {
    if ('value' in node) return [new TextRun({ text: node.value, bold })];
    return 'children' in node ? runsOf(node.children, bold || node.type === 'strong') : [];
  });

const levels = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

const paragraphsOf = (nodes: readonly RootContent[], isItem = false): Paragraph[] =>
  nodes.flatMap((node): Paragraph[] => {
    if (node.type === 'heading') {
      const heading = levels[node.depth - 1] ?? HeadingLevel.HEADING_3;
      return [new Paragraph({ heading, children: runsOf(node.children) })];
    }
    if (node.type === 'paragraph') {
      return [new Paragraph({ ...(isItem ? { bullet: { level: 0 } } : {}), children: runsOf(node.children) })];
    }
    if (node.type === 'list') return node.children.flatMap((item) => paragraphsOf(item.children, true));
    return [];
  });

/** Markdown read by remark and handed to the docx library as its own examples do: Word's default look. */
const bareDocx = async (document: ExportDocument): Promise<Uint8Array> => {
  const children = document.body.sections.flatMap(({ heading, content }) =>
    paragraphsOf(parser.parse(heading === null ? content : `## ${heading}\n\n${content}`).children),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
};

type Render = (document: ExportDocument) => Promise<Uint8Array | string>;

/** What none can be without, however little it does with Markdown. */
export const aloneRenderers: Readonly<Partial<Record<string, Render>>> = { docx: docxAlone };

/** The least that each format takes: its library called once, without theme, fonts, grouping or repair of the text. */
export const bareRenderers: Readonly<Record<'docx' | 'html' | 'md' | 'txt' | 'json', Render>> = {
  docx: bareDocx,
  html: async (document) => toHtml(toHast(parser.parse(markdownOf(document)))),
  md: async (document) => String(await unified().use(remarkParse).use(remarkStringify).process(markdownOf(document))),
  txt: async (document) => markdownOf(document).split('\n').map(wordsOf).join('\n'),
  json: async (document) => JSON.stringify(document.record),
};
