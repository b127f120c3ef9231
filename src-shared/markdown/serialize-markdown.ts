import type { Nodes, Root } from 'mdast';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { markdownGrammar } from './markdown-grammar.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { toProfile } from './to-profile.ts';

/**
 * Inside an item only a list may follow its paragraph without an empty line: a table would be read as more of the
 * paragraph's words, and so would a numbered list that doesn't begin with 1.
 */
const joinInItem = (left: Nodes, right: Nodes, parent: Nodes): number | undefined => {
  if (parent.type !== 'listItem') return undefined;
  const isListBelow =
    left.type === 'paragraph' && right.type === 'list' && (right.ordered !== true || right.start === 1);
  return isListBelow ? 0 : 1;
};

const writer = unified()
  .use(remarkStringify, {
    bullet: '-',
    bulletOther: '*',
    emphasis: '*',
    strong: '*',
    rule: '-',
    listItemIndent: 'one',
    join: [joinInItem],
  })
  .use(markdownGrammar)
  .freeze();

const write = (root: Root): string => writer.stringify(root).replace(/\n+$/, '');

/** Writing and reading again settles at once, except for rare clashes of delimiters, which need a second round. */
const mostTurns = 8;

/**
 * Writes a tree as canonical Markdown: one spelling for one meaning, no newline at the end. Any mdast tree may be
 * given; it is brought to the profile first, and what its text holds of markup is escaped. A fixed point:
 * `serializeMarkdown(parseMarkdown(s)) === s` for every `s` that this function returned.
 */
export const serializeMarkdown = (root: Root): string => {
  let text = write(toProfile(root));
  for (let turn = 0; turn < mostTurns; turn++) {
    const again = write(parseMarkdown(text));
    if (again === text) break;
    text = again;
  }
  return text;
};
