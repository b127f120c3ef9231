import fc from 'fast-check';
import type { BlockContent, PhrasingContent, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import { toProfile } from '#shared/markdown/to-profile.ts';

/** Strings made of what Markdown reads as markup, mixed with words: far likelier to clash than plain random text. */
const markup = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'b c',
        ' ',
        '\n',
        '\n\n',
        '    ',
        '*',
        '**',
        '_',
        '__',
        '`',
        '```\n',
        '#',
        '# ',
        '- ',
        '1. ',
        '> ',
        '|',
        '| - | - |\n',
      ],
      ...[
        '[',
        ']',
        '(',
        ')',
        '](https://a.b)',
        '![',
        `](asset:${'0a'.repeat(32)})`,
        '<',
        '>',
        '<b>',
        '&',
        '&lt;',
        '&#32;',
        '\\',
        '\\\n',
        '!',
        '~',
        '---',
        '===',
        '+',
        '1)',
      ],
      ...['é', 'مرحبا', '日本', '👩‍💻', '\u00a0', '.', '"', '\t', '  \n', '<https://a.b>', ':'],
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

const text = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-zA-Z0-9 .,;()]{1,12}$/) },
  { weight: 1, arbitrary: markup },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);

/** Code without backslashes: in a table, Markdown has no way to write one before a bar. */
const code = text.map((value) => value.replaceAll('\\', ''));

const phrasing: fc.Arbitrary<PhrasingContent[]> = fc.letrec<{ node: PhrasingContent; nodes: PhrasingContent[] }>(
  (tie) => ({
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      text.map((value): PhrasingContent => ({ type: 'text', value })),
      code.map((value): PhrasingContent => ({ type: 'inlineCode', value })),
      fc.constant<PhrasingContent>({ type: 'break' }),
      text.map((alt): PhrasingContent => ({ type: 'image', url: `asset:${'0a'.repeat(32)}`, alt })),
      tie('nodes').map((children): PhrasingContent => ({ type: 'emphasis', children })),
      tie('nodes').map((children): PhrasingContent => ({ type: 'strong', children })),
      tie('nodes').map((children): PhrasingContent => ({ type: 'link', url: 'https://example.org/a(b)', children })),
    ),
    nodes: fc.array(tie('node'), { maxLength: 4 }),
  }),
).nodes;

const blocks: fc.Arbitrary<BlockContent[]> = fc.letrec<{ block: BlockContent; blocks: BlockContent[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    phrasing.map((children): BlockContent => ({ type: 'paragraph', children })),
    fc
      .tuple(fc.constantFrom(1, 2, 3, 4, 5, 6), phrasing)
      .map(([depth, children]): BlockContent => ({ type: 'heading', depth, children })),
    fc.array(fc.array(phrasing, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map(
      (rows): BlockContent => ({
        type: 'table',
        children: rows.map((cells) => ({
          type: 'tableRow',
          children: cells.map((children) => ({
            type: 'tableCell',
            children: children.filter((child) => child.type !== 'break'),
          })),
        })),
      }),
    ),
    fc.tuple(fc.boolean(), fc.array(tie('blocks'), { minLength: 1, maxLength: 3 })).map(
      ([ordered, items]): BlockContent => ({
        type: 'list',
        ordered,
        ...(ordered ? { start: 1 } : {}),
        spread: false,
        children: items.map((children) => ({ type: 'listItem', spread: false, children })),
      }),
    ),
  ),
  blocks: fc.array(tie('block'), { maxLength: 4 }),
})).blocks;

const runs = { numRuns: 150 };

describe('the Markdown profile, for any text', () => {
  it('canonical text is a fixed point of reading and writing', () => {
    fc.assert(
      fc.property(fc.oneof(markup, fc.string({ unit: 'grapheme', maxLength: 60 })), (input) => {
        const once = serializeMarkdown(parseMarkdown(input));
        expect(serializeMarkdown(parseMarkdown(once))).toBe(once);
      }),
      runs,
    );
  });

  it('canonical text of any tree is a fixed point too', () => {
    fc.assert(
      fc.property(blocks, (children) => {
        const once = serializeMarkdown({ type: 'root', children });
        expect(serializeMarkdown(parseMarkdown(once))).toBe(once);
      }),
      runs,
    );
  });

  it('a tree reads back as it was written', () => {
    fc.assert(
      fc.property(blocks, (children) => {
        const root = toProfile({ type: 'root', children });
        expect(parseMarkdown(serializeMarkdown(root))).toEqual(root);
      }),
      runs,
    );
  });

  it('the profile of a profile is itself', () => {
    fc.assert(
      fc.property(blocks, (children) => {
        const root: Root = toProfile({ type: 'root', children });
        expect(toProfile(root)).toEqual(root);
      }),
      runs,
    );
  });
});
