import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTestSummary } from '../../../scripts/test-summary.mjs';

describe('the last line of npm test', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dossier-summary-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    [{ passed: 5, failed: 0, skipped: 0, errors: 0 }, 0, '5 passed, 0 failed', true],
    [{ passed: 5, failed: 0, skipped: 2, errors: 0 }, 0, '5 passed, 0 failed, 2 skipped', true],
    [{ passed: 5, failed: 1, skipped: 0, errors: 0 }, 1, '5 passed, 1 failed', false],
    // A file that could not be loaded has no tests to count.
    [{ passed: 5, failed: 0, skipped: 0, errors: 1 }, 1, '5 passed, 1 failed', false],
    // The runner failed for a reason that no count shows.
    [{ passed: 5, failed: 0, skipped: 0, errors: 0 }, 1, '5 passed, 1 failed', false],
    // No test ran: nothing was proven.
    [{ passed: 0, failed: 0, skipped: 3, errors: 0 }, 0, '0 passed, 0 failed, 3 skipped', false],
  ])('of %j and exit code %i is "%s"', (counts, exitCode, line, ok) => {
    const path = join(folder, 'summary.json');
    writeFileSync(path, JSON.stringify(counts));
    expect(readTestSummary(path, exitCode)).toStrictEqual({ line, ok });
  });

  it('is a failure when the runner died before it could count', () => {
    expect(readTestSummary(join(folder, 'none.json'), 134)).toStrictEqual({ line: '0 passed, 1 failed', ok: false });
  });
});
