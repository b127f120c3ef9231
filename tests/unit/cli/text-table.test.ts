import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo, padTo, printable, textWidth } from '../../../src-main/cli/terminal/terminal-text.ts';
import type { Column } from '../../../src-main/cli/terminal/text-table.ts';
import { textTable } from '../../../src-main/cli/terminal/text-table.ts';

describe('how wide a text is in a terminal', () => {
  it.each([
    ['plain', 5],
    ['é', 1],
    ['e\u0301', 1],
    ['日本語', 6],
    ['ﾊﾝｶｸ', 4],
    ['한국', 4],
    ['\u1112\u1161\u11ab', 2],
    ['🙂', 2],
    ['👩‍👩‍👧', 2],
    ['🇫🇷', 2],
    ['❤️', 2],
    ['→ …', 3],
    ['مرحبا', 5],
    ['a\u200bb', 2],
  ])('%j takes %i columns', (text, columns) => {
    expect(textWidth(text)).toBe(columns);
  });

  it('is cut between characters, never through one', () => {
    expect(cutTo('Education', 6)).toBe('Educa…');
    expect(cutTo('日本語', 4)).toBe('日…');
    expect(cutTo('🙂🙂🙂', 5)).toBe('🙂🙂…');
    expect(cutTo('ab', 0)).toBe('');
    expect(padTo('日本', 6)).toBe('日本  ');
    expect(padTo('7', 3, 'right')).toBe('  7');
  });

  it('is exactly what padding says, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 30 }), (text, columns) => {
        expect(textWidth(padTo(printable(text), columns))).toBe(columns);
      }),
    );
  });
});

const columns: readonly Column[] = [
  { title: 'WHAT', least: 6 },
  { title: 'DOCUMENT', least: 6, dropOrder: 2 },
  { title: 'TRY', align: 'right', dropOrder: 1 },
  { title: 'ID' },
];
const rows = [
  ['Experience 1 · Méridien Télécom', '日本語の職務経歴書', '1/3', '0a1b2c3d'],
  ['Languages 🇫🇷', 'Kwame', '10/10', '9f8e7d6c'],
];

describe('a table in the terminal', () => {
  it('is whole where nobody looks', () => {
    expect(textTable(columns, rows, null)).toEqual([
      'WHAT                             DOCUMENT              TRY  ID',
      'Experience 1 · Méridien Télécom  日本語の職務経歴書    1/3  0a1b2c3d',
      'Languages 🇫🇷                     Kwame               10/10  9f8e7d6c',
    ]);
  });

  it('is cut where it is widest, then loses columns, and keeps the ids whole', () => {
    expect(textTable(columns, rows, 50)).toEqual([
      'WHAT             DOCUMENT            TRY  ID',
      'Experience 1 ·…  日本語の職務経…     1/3  0a1b2c3d',
      'Languages 🇫🇷     Kwame             10/10  9f8e7d6c',
    ]);
    expect(textTable(columns, rows, 26)).toEqual([
      'WHAT         TRY  ID',
      'Experien…    1/3  0a1b2c3d',
      'Language…  10/10  9f8e7d6c',
    ]);
    expect(textTable(columns, rows, 17)).toEqual(['WHAT     ID', 'Experi…  0a1b2c3d', 'Langua…  9f8e7d6c']);
  });

  it('never is wider than the terminal, down to its last two columns', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), { maxLength: 8 }),
        fc.integer({ min: 16, max: 120 }),
        (texts, room) => {
          const lines = textTable(
            columns,
            texts.map(([what, document]) => [what, document, '1/3', '0a1b2c3d']),
            room,
          );
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(room);
        },
      ),
    );
  });

  it('lets no control character or turned direction of the data through', () => {
    const [, line] = textTable([{ title: 'X' }], [['a\u001b[2Jb\r\n\u0007\u009b1m\u202ec\u2028d']], null);
    expect(line).toBe('a [2Jb    1m c d');
  });
});
