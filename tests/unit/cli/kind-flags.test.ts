import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commonFlags } from '../../../src-main/cli/draft/common-flags.ts';
import type { DraftKind } from '../../../src-main/cli/draft/draft-arguments.ts';
import { parseDraftArguments } from '../../../src-main/cli/draft/draft-arguments.ts';
import { draftUsage } from '../../../src-main/cli/draft/draft-usage.ts';
import { kindFlags, readKindFlags } from '../../../src-main/cli/draft/kind-flags.ts';
import { kinds } from '../../../src-shared/kinds/registry.ts';

const postcard: DraftKind = {
  name: 'postcard',
  formats: ['pdf', 'txt'],
  sources: { address: { isRequired: true, reads: 'candidate' }, motif: { isRequired: false, reads: 'job' } },
  options: z.object({
    copies: z.number().int().min(1).max(20).default(3).meta({ flag: 'copies', value: 'N', help: 'how many to print' }),
    stamp: z
      .enum(['none', 'local', 'air'])
      .default('air')
      .meta({ flag: 'stamp', value: 'none|local|air', help: 'postage' }),
    lines: z
      .union([z.literal('all'), z.number().int().min(0)])
      .optional()
      .meta({ flag: 'lines', value: 'N|all' }),
    greeting: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .optional()
      .meta({ flag: 'greeting', value: 'TEXT', help: 'its first words' }),
    hasBorder: z.boolean().default(true).meta({ flag: 'no-border', help: 'white to the edge' }),
    isGlossy: z.boolean().default(false).meta({ flag: 'glossy' }),
    inkMl: z.number().default(2),
  }),
};

const atlas: DraftKind = {
  name: 'atlas',
  formats: ['pdf', 'json'],
  sources: { address: { isRequired: true, reads: 'candidate' } },
  options: z.object({
    scale: z.number().int().min(1).default(10).meta({ flag: 'scale', value: 'N', help: 'kilometres to a page' }),
  }),
};

const parse = (...args: string[]) =>
  parseDraftArguments(['--out', 'folder', ...args], { kinds: [postcard, atlas], now: 0 });
const postcardFlags = ['--kind', 'postcard', '--address', 'a.json'];

describe('the flags of a kind', () => {
  it('are its options that name one', () => {
    expect(kindFlags(postcard).map(({ name, option, isSwitch }) => [name, option, isSwitch])).toEqual([
      ['copies', 'copies', false],
      ['stamp', 'stamp', false],
      ['lines', 'lines', false],
      ['greeting', 'greeting', false],
      ['no-border', 'hasBorder', true],
      ['glossy', 'isGlossy', true],
    ]);
  });

  it('are read as what the options are', () => {
    const given = { address: 'a', copies: '7', stamp: 'none', lines: 'all', greeting: ' 7 ', 'no-border': true };
    expect(readKindFlags(postcard, given)).toEqual({
      sources: { address: 'a' },
      options: { copies: 7, stamp: 'none', lines: 'all', greeting: '7', hasBorder: false },
      problems: [],
    });
    expect(readKindFlags(postcard, { address: 'a', motif: 'm', lines: '0', glossy: true })).toMatchObject({
      sources: { address: 'a', motif: 'm' },
      options: { lines: 0, isGlossy: true },
    });
  });

  it('leave what was not given to the kind’s defaults', () => {
    expect(readKindFlags(postcard, { address: 'a' }).options).toEqual({});
  });

  it.each([
    [{ copies: '0' }, '--copies takes a whole number from 1 to 20'],
    [{ copies: '1.5' }, '--copies takes a whole number from 1 to 20'],
    [{ copies: '' }, '--copies takes a whole number from 1 to 20'],
    [{ stamp: 'sea' }, '--stamp takes none, local, air'],
    [{ lines: ' ' }, '--lines takes a whole number from 0, or all'],
    [{ greeting: ' ' }, '--greeting takes a text of 1 to 40 characters'],
    [{ address: undefined }, '--address is missing'],
    [{ address: '' }, '--address is empty'],
    [{ motif: '' }, '--motif is empty'],
  ])('say what is wrong with %j', (given, message) => {
    expect(readKindFlags(postcard, { address: 'a', ...given }).problems.map((problem) => problem.message)).toEqual([
      message,
    ]);
  });
});

describe('the flags of the kinds there are', () => {
  it('are none of those that every draft has, and mean one sort of value in all kinds', () => {
    const sorts = new Map<string, string>();
    for (const kind of kinds) {
      const flags = [
        ...Object.keys(kind.sources).map((role) => [role, 'value'] as const),
        ...kindFlags(kind).map(({ name, isSwitch }) => [name, isSwitch ? 'switch' : 'value'] as const),
      ];
      for (const [flag, sort] of flags) {
        expect(commonFlags).not.toHaveProperty([flag]);
        expect(sorts.get(flag) ?? sort).toBe(sort);
        sorts.set(flag, sort);
      }
    }
    expect(sorts.get('experiences')).toBe('value');
  });
});

describe('drafts of several kinds', () => {
  it('take the flags of the kind that is drafted', () => {
    expect(parse(...postcardFlags, '--copies', '2', '--json')).toMatchObject({
      kind: 'postcard',
      sources: { address: 'a.json' },
      kindOptions: { copies: 2 },
      format: ['pdf'],
      json: true,
    });
    expect(parse('--kind', 'atlas', '--address', 'a')).toMatchObject({ format: ['pdf', 'json'], kindOptions: {} });
  });

  it.each([
    [['--kind', 'novel'], '--kind takes postcard, atlas'],
    [[], '--kind takes postcard, atlas'],
    [['--kind', 'atlas', '--address', 'a', '--copies', '2'], '--copies goes with --kind postcard'],
    [[...postcardFlags, '--pages', '2'], /Unknown option '--pages'/],
    [[...postcardFlags, '--format', 'json'], '--format takes a list of pdf, txt'],
    [['--kind', 'postcard', '--copies', '0', '--tone', 'x'], '--address is missing'],
    [[...postcardFlags, '--copies', '0', '--tone', 'x'], /^--tone takes/],
    [[...postcardFlags, '--copies', '0', '--title', ''], /^--copies takes/],
  ])('refuse %j, naming the first thing that is wrong', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });
});

describe('the usage of draft', () => {
  const usage = draftUsage([postcard, atlas]).split('\n');

  it('shows how each kind is called', () => {
    expect(usage).toContain('Usage: dossier draft --kind postcard --address FILE [--motif FILE] --out DIR');
    expect(usage).toContain(
      '         [--language NAME] [--tone TONE] [--length LENGTH] [--copies N] [--stamp none|local|air] [--lines N|all] [--greeting TEXT] [--max-retries N] [--no-border] [--glossy] [--title TEXT]',
    );
    expect(usage).toContain('       dossier draft --kind atlas --address FILE --out DIR');
    expect(usage).toContain('         [--format pdf,json] [--scale N] …');
    expect(usage).toContain('Drafts an atlas from a candidate (JSON or JSON Resume),');
  });

  it('explains each flag with its default, and says whose it is', () => {
    expect(usage).toContain('  --copies       postcard: how many to print (default: 3)');
    expect(usage).toContain('  --greeting     postcard: its first words');
    expect(usage).toContain('  --no-border    postcard: white to the edge');
    expect(usage).toContain('  --scale        atlas: kilometres to a page (default: 10)');
    expect(draftUsage([postcard])).toContain('  --copies       how many to print (default: 3)\n');
  });
});
