import { describe, expect, it } from 'vitest';
import { readSourceFile } from '../../../src-main/cli/draft/start-draft.ts';
import { UsageError } from '../../../src-main/cli/terminal/read-arguments.ts';
import { parseDraft } from './support/parse-draft.ts';

const parse = (...args: string[]) => parseDraft(args);

describe('the arguments of draft', () => {
  it.each(['--wait', '--experiences', '--max-retries'])('%s with nothing after it is no 0', (option) => {
    expect(() => parse(option, '')).toThrow(UsageError);
    expect(() => parse(option, ' ')).toThrow(UsageError);
  });

  it('takes the numbers it names', () => {
    expect(parse('--wait', '1.5', '--experiences', '0', '--max-retries', '10')).toMatchObject({
      wait: 1.5,
      kindOptions: { experiences: 0 },
      'max-retries': 10,
    });
    expect(parse('--experiences', 'all')).toMatchObject({ kindOptions: { experiences: 'all' } });
    expect(() => parse('--experiences', '501')).toThrow(/0 to 500/);
  });

  it.skipIf(process.platform === 'win32')('refuses a device, which was read for ever', async () => {
    await expect(readSourceFile('/dev/zero')).rejects.toMatchObject({ error: { code: 'not-found' } });
  });
});
