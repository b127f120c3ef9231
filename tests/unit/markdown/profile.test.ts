import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { plainTextOf } from '#shared/markdown/plain-text.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';

const canonical = (text: string): string => serializeMarkdown(parseMarkdown(text));

describe('the Markdown profile', () => {
  it('keeps its own constructs as they are', () => {
    const text = [
      '### Architect, Orange Business',
      '*2019 – present* · Lyon',
      'Led **three teams** with `Terraform`, see <https://example.org> or [mail](mailto:a@example.org)\\\nsecond line',
      '- one\n  - nested\n- two',
      '1. first\n2. second',
      '| Skill | Years |\n| - | -: |\n| C++ | 7 |',
    ].join('\n\n');
    expect(canonical(text)).toBe(text);
  });

  it.each([
    ['HTML is text', 'a <b>bold</b> & <script>x</script>', 'a <b>bold</b> & <script>x</script>'],
    ['a block of HTML is text', '<div>\nx\n</div>', '<div> x </div>'],
    ['an image is its alternative text', 'see ![the bridge](https://x.org/a.png)', 'see the bridge'],
    ['a quote is its paragraph', '> said so', 'said so'],
    ['a code block is its lines', '```ts\nconst a = 1;\n\nb();\n```', 'const a = 1;\nb();'],
    ['a rule is nothing', 'a\n\n---\n\nb', 'a\n\nb'],
    ['dashes under a line make no heading', 'a\n---\nb', 'a\n\nb'],
    ['a link elsewhere is its words', '[click](javascript:alert) and [file](file:///etc/passwd)', 'click and file'],
    ['indentation makes no code', '    indented', 'indented'],
    ['a definition swallows nothing', '[note]: https://example.org', '[note]: https://example.org'],
    ['an address is no link', 'www.example.org and a@b.org', 'www.example.org and a@b.org'],
  ])('%s', (_name, text, words) => {
    const root = parseMarkdown(text);
    expect(plainTextOf(root)).toBe(words);
    expect(JSON.stringify(root)).not.toMatch(/"type":"(html|image|code|blockquote|thematicBreak|definition)"/);
  });

  it('writes source text so that it reads back literally', () => {
    const value = '*foo* <b> # 1. _x_ | [a](b) `c` \\ &amp; ![i](j) ~~k~~ - + 2) =';
    const root = {
      type: 'root' as const,
      children: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] }],
    };
    expect(plainTextOf(parseMarkdown(serializeMarkdown(root)))).toBe(value);
  });

  it.each([
    '# x',
    '- x',
    '1. x',
    '1) x',
    '> x',
    '---',
    '***',
    '| a | b |\n| - | - |',
    '```',
    'a | b\n- | -',
    '+ x',
    '=== ',
  ])('a paragraph that says %j stays one paragraph', (value) => {
    const root = {
      type: 'root' as const,
      children: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] }],
    };
    const read = parseMarkdown(serializeMarkdown(root));
    expect(read.children.map((node) => node.type)).toEqual(['paragraph']);
    expect(plainTextOf(read)).toBe(value.replace(/\s+/g, ' ').trim());
  });

  it('has one spelling for one meaning', () => {
    expect(canonical('* a\n\n* b\n')).toBe('- a\n- b');
    expect(canonical('__a__ _b_  c\nd  \ne')).toBe('**a** *b* c d\\\ne');
    expect(canonical('# Title #\n')).toBe('# Title');
    expect(canonical('|a|b|\n|:--|--|\n|1|2|3|\n|4|')).toBe('| a | b |\n| :- | - |\n| 1 | 2 |\n| 4 | |');
    expect(canonical('***a***')).toBe(canonical('**_a_**'));
    expect(canonical('- a\n\n---\n\n- b')).toBe('- a\n- b');
    expect(canonical('')).toBe('');
  });

  it('keeps pictures that are assets, with their words, and no other picture', () => {
    const address = `asset:${'0a'.repeat(32)}`;
    const picture = `![A bridge, 1904](${address})`;
    expect(canonical(`${picture}\n`)).toBe(picture);
    expect(canonical(`See ![ A  bridge,\n1904 ](${address} "title") there.`)).toBe(`See ${picture} there.`);
    expect(canonical(`**${picture}**`)).toBe(`**${picture}**`);
    expect(canonical(`| a |\n| - |\n| ${picture} |`)).toContain(picture);
    for (const url of [
      'https://example.org/a.png',
      'asset:0a0a',
      `${address}0`,
      `app://dossier/asset/${address}`,
      'a.png',
    ]) {
      expect(canonical(`![A bridge](${url})`)).toBe('A bridge');
    }
  });

  it('lets a picture stand for its words where it can’t be: in headings and links', () => {
    const address = `asset:${'0a'.repeat(32)}`;
    expect(canonical(`# The ![bridge](${address})`)).toBe('# The bridge');
    expect(canonical(`[![bridge](${address})](https://example.org)`)).toBe('[bridge](https://example.org)');
  });

  it('counts the words of a picture as text', () => {
    expect(plainTextOf(parseMarkdown(`a ![bridge](asset:${'0a'.repeat(32)}) b`))).toBe('a bridge b');
  });

  it('gives the plain text with its blocks, items and cells apart', () => {
    expect(
      plainTextOf(parseMarkdown('# A\n\nb **c**\\\nd\n\n- e\n  - f\n- g\n\n| h | i |\n| - | - |\n| j | k |')),
    ).toBe('A\n\nb c\nd\n\ne\nf\ng\n\nh\ti\nj\tk');
  });
});
