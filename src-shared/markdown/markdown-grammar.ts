import { gfmTableFromMarkdown, gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Processor } from 'unified';

/**
 * The grammar of section texts as a unified plugin: CommonMark and tables, less what a document text never means.
 *
 * - HTML is not markup here: `<b>` in a CV stays three characters.
 * - Indentation makes no code: models and people indent for layout.
 * - A line of dashes under a line makes no heading, and `[x]: y` is text.
 * - No literal autolinks: only what was marked as a link is one.
 */
export function markdownGrammar(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    gfmTable(),
    { disable: { null: ['htmlFlow', 'htmlText', 'codeIndented', 'setextUnderline', 'definition'] } },
  ];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmTableFromMarkdown()];
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), gfmTableToMarkdown({ tablePipeAlign: false })];
}
