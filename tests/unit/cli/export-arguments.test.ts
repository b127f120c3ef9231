import { describe, expect, it } from 'vitest';
import { parseExportArguments } from '../../../src-main/cli/export/export-arguments.ts';
import { parseDraft } from './support/parse-draft.ts';

const parse = (...args: string[]) => parseExportArguments([...args, '--out', 'out']);

describe('the arguments of export (F7)', () => {
  it('takes documents, or all, with formats and a form', () => {
    expect(parse('a', 'b', 'a')).toMatchObject({
      words: ['a', 'b'],
      formats: ['pdf', 'docx'],
      zip: false,
      anonymise: false,
    });
    expect(parse('--all', '--formats', 'PDF, html,pdf', '--zip', '--theme', 'Atelier')).toMatchObject({
      all: true,
      formats: ['pdf', 'html'],
      zip: true,
      theme: 'Atelier',
    });
    expect(parse('a', '--anonymise', '--hide-employers')).toMatchObject({ anonymise: true, 'hide-employers': true });
  });

  it.each([
    [[], 'which documents'],
    [['--all', 'a'], 'exclude each other'],
    [['a', '--formats', 'pptx'], '--formats takes'],
    [['a', '--hide-employers'], 'goes with --anonymise'],
    [['a', '--theme', ' '], '--theme is empty'],
  ])('refuses %j', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });

  it('says where to write', () => {
    expect(() => parseExportArguments(['a'])).toThrow('--out is missing');
  });

  it('lets a draft be written in the same forms', () => {
    expect(parseDraft(['--theme', 'Paper', '--anonymise'])).toMatchObject({
      theme: 'Paper',
      anonymise: true,
      format: ['pdf', 'docx', 'md', 'json'],
    });
  });
});
