import { describe, expect, it } from 'vitest';
import { closeMarkdown } from '../../../src-main/app/exporting/get-live-page.ts';

describe('Markdown that is still being written (F6)', () => {
  it.each([
    ['whole text', 'Built **three** zones, see [the site](https://example.org).', null],
    ['open strong', '- **Cloud mig', '- **Cloud mig**'],
    ['strong about to close', '- **Cloud*', '- **Cloud**'],
    ['strong that has just closed', '- **Cloud**', null],
    ['strong that has only opened', '- Runs on **', '- Runs on'],
    ['emphasis within strong', '**a *b', '**a *b***'],
    ['open code', 'Use `kube', 'Use `kube`'],
    ['a star between numbers', '3 * 4', null],
    ['underscores in a word', 'snake_case', null],
    ['an escaped star', 'Rated 5\\*', null],
    ['a bullet without words', '- One\n- ', '- One'],
    ['a heading without words', 'Text\n\n##', 'Text'],
    ['a number without words', '1. One\n2.', '1. One'],
    ['half a link', 'See [the site](https://exa', 'See the site'],
    ['half the words of a link', 'See [the si', 'See the si'],
    ['the head of a table', 'Text\n\n| A | B |', 'Text\n'],
    ['half the line under it', '| A | B |\n| -', ''],
    ['a table with half a row', '| A | B |\n| - | - |\n| 1 | 2 |\n| 3', '| A | B |\n| - | - |\n| 1 | 2 |'],
    ['a table', '| A | B |\n| - | - |\n| 1 | 2 |', null],
    ['nothing', '', null],
  ])('is shown without stray marks: %s', (_, text, expected) => {
    expect(closeMarkdown(text)).toBe(expected ?? text);
  });
});
