import fc from 'fast-check';
import type { ExportDocument } from '../../../src-main/convert/content/export-document.ts';
import { exportDocument } from './export-document-builder.ts';

const odd = fc.constantFrom(
  '',
  '\u0000\u0007\u000b\ufffe',
  '\ud800 alone',
  ']]> <!-- x --> &#x1; &amp;',
  '</w:t></w:r></w:p>',
  '<script>alert(1)</script>',
  '{list-0} {bullets-0} {name}',
  '_Toc1 PAGEREF _Toc12',
  '👩‍💻 🇯🇵 ✅ é',
  'مهندسة تعمل مع AWS منذ 2017',
  'שיפר את הביצועים',
  '銀行の基盤を担当しました。',
  'Příliš žluťoučký kůň',
  '[site](https://example.org/?a=1&b=<c>#d)',
  '[bad](javascript:alert(1)) ![p](x.png)',
  '**bold *both*** `code`',
  'a | b \\| c',
  '\u2066isolated\u2069 \u202e reversed',
);

/** Words, markup of every sort, scripts of every direction; now and then a word without end. */
const words = fc.oneof(
  { weight: 6, arbitrary: odd },
  { weight: 6, arbitrary: fc.lorem({ maxCount: 12 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ')) },
  { weight: 1, arbitrary: fc.constant('x'.repeat(10_000)) },
);

const list = (isOrdered: boolean): fc.Arbitrary<string> =>
  fc.array(fc.tuple(fc.nat({ max: 10 }), words), { minLength: 1, maxLength: 8 }).map((items) => {
    let depth = 0;
    return items
      .map(([wanted, text], index) => {
        depth = index === 0 ? 0 : Math.min(wanted, depth + 1);
        return `${'    '.repeat(depth)}${isOrdered ? `${index + 1}.` : '-'} ${text}`;
      })
      .join('\n');
  });

const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.array(words, { minLength: 6, maxLength: 40 }))
  .map(([columns, cells]) => {
    const row = (at: number): string =>
      `| ${Array.from({ length: columns }, (_, column) => (cells[(at * columns + column) % cells.length] ?? '').slice(0, 300)).join(' | ')} |`;
    const rows = Math.ceil(cells.length / columns);
    return [row(0), `|${' - |'.repeat(columns)}`, ...Array.from({ length: rows }, (_, at) => row(at + 1))].join('\n');
  });

const block = fc.oneof(
  words,
  fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
  words.map((text) => `### ${text.slice(0, 60)}\n\n*2019 – 2021* · Lyon`),
  list(false),
  list(true),
  table,
);

const keys = ['header', 'professional-summary', 'technical-skills', 'education', 'languages', 'experience-1'];

/** Documents of any shape, with whatever sources and models may put into them. */
export const wildDocuments: fc.Arbitrary<ExportDocument> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...keys), fc.array(block, { maxLength: 6 }), fc.option(words)), { maxLength: 7 }),
    fc.tuple(words, words, words, words),
    fc.constantFrom('en', 'fr', 'ar', 'ja', 'pt-BR'),
  )
  .map(([sections, [title, subjectName, role, client], language]) =>
    exportDocument(
      sections.map(([key, blocks, heading]) => ({
        key,
        content: blocks.join('\n\n'),
        ...(heading === null ? {} : { heading: heading.slice(0, 200) }),
      })),
      {
        title,
        subjectName: subjectName.slice(0, 200),
        role: role.slice(0, 200),
        client: client.slice(0, 200),
        language,
      },
    ),
  );
