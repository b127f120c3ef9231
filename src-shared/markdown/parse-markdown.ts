import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { markdownGrammar } from './markdown-grammar.ts';
import { toProfile } from './to-profile.ts';

const parser = unified().use(remarkParse).use(markdownGrammar).freeze();

/**
 * Reads Markdown into the profile's tree: paragraphs, headings, lists, tables, emphasis, strong, code, links, hard
 * breaks and pictures that are kept (`asset:`). Anything else comes out as its text: HTML literally, any other image as its alternative text, a quote as its
 * paragraphs, a code block as lines of inline code, a link to anything but the web, mail or a phone as its words.
 * Never throws; nodes carry no positions.
 */
export const parseMarkdown = (text: string): Root => toProfile(parser.parse(text));
