import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomeOfFault } from '../../src-main/app/drafting/fault-outcome.ts';
import type { FaultKind } from '../../src-main/providers/provider-fault.ts';
import { mayBeBilled, ProviderFault } from '../../src-main/providers/provider-fault.ts';
import { errorWords } from '../../src-renderer/components/error-sentence.ts';
import { en } from '../../src-shared/i18n/en.ts';
import type { AppError } from '../../src-shared/model/app-error.ts';
import { presets } from '../../src-shared/model/connection.ts';

const docs = readFileSync(join(import.meta.dirname, '../../docs/providers.md'), 'utf8');

/** In place of a code: the connection ended before a byte had come. */
const beforeAnswer = 'before an answer';

/** Every fault there is, and those of its codes that are told apart. The compiler asks for each kind. */
const rows: Readonly<Record<FaultKind, readonly (readonly [row: string, code?: string])[]>> = {
  'rate-limited': [['rate-limited']],
  offline: [['offline']],
  auth: [['auth'], ['no key', 'no_key']],
  quota: [['quota']],
  'spending-limit': [['spending-limit'], ['no price', 'no-price']],
  timeout: [['timeout']],
  stalled: [['stalled']],
  'server-error': [['server-error']],
  cut: [['cut'], ['closed', beforeAnswer]],
  malformed: [['malformed']],
  empty: [['empty']],
  truncated: [['truncated']],
  refused: [['refused']],
  invalid: [
    ['invalid'],
    ['no such model', 'model_not_found'],
    ['no model', 'no_model'],
    ['forbidden address', 'forbidden_address'],
    ['forbidden address', 'redirect'],
    ['no encryption', 'no_encryption'],
  ],
  'too-long': [['too-long']],
};
const faults = Object.entries(rows).flatMap(([kind, named]) => named.map(([row, code]) => ({ kind, row, code })));

/** What begins each way of the queue's, as the table says it. */
const ways = { snooze: /^waits/, hold: /^holds/, retry: /^tries again/, failed: /^fails/ } as const;

const messages: Readonly<Record<string, unknown>> = en;
/** What the window shows in English. */
const wordsOf = (error: AppError): string => {
  const { sentence, action } = errorWords((key) => String(messages[key]), 'en', error);
  return `${sentence} ${action}`;
};

describe('the table of faults in docs/providers.md', () => {
  const table = new Map(
    docs
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter((cells) => cells.length === 8)
      .map(([, row = '', , queue = '', words = '', attempt = '', billed = '']) => [
        row,
        { queue, words, attempt, billed },
      ]),
  );

  it.each(faults)('says of "$row" ($code) what the code does', ({ kind, row, code }) => {
    const coded = code === undefined ? {} : { providerCode: code };
    const fault = new ProviderFault(kind as FaultKind, '', code === beforeAnswer ? { isBeforeAnswer: true } : coded);
    const outcome = outcomeOfFault(fault, 0, []);
    if (!('error' in outcome) || !(outcome.type in ways)) throw new Error(`unexpected: ${outcome.type}`);
    const entry = table.get(row);
    expect(entry?.queue).toMatch(ways[outcome.type]);
    expect(entry?.words).toBe(wordsOf(outcome.error));
    expect(entry?.attempt).toBe(outcome.type === 'retry' || outcome.type === 'failed' ? 'yes' : 'no');
    expect(entry?.billed).toBe(mayBeBilled(fault.kind) ? 'yes' : 'no');
  });

  it('has no row that is no fault, and every preset with its address', () => {
    const known = new Set(faults.map(({ row }) => row));
    expect([...table.keys()].filter((row) => !known.has(row) && row !== 'fault' && !/^-+$/.test(row))).toEqual([]);
    for (const [name, { label, baseUrl }] of Object.entries(presets)) {
      if (name !== 'custom') expect(docs).toContain(`| ${label} | \`${baseUrl}\` |`);
    }
  });
});
