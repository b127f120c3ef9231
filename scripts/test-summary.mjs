import { readFileSync } from 'node:fs';

/**
 * The last line of a test run, and whether the run counts as passed: it must have run at least one test, failed none, and
 * ended as its runner says it should (a file that cannot be loaded, or an error outside a test, fails no single test).
 * @param {string} path the file that test-summary-reporter.mjs wrote
 * @param {number} exitCode the test runner's
 * @returns {{ line: string, ok: boolean }}
 */
export function readTestSummary(path, exitCode) {
  const { passed, failed, skipped, errors } = read(path);
  // What is no single test's failure still has to show in the one line that is read.
  const broken = failed + errors > 0 || exitCode === 0 ? errors : 1;
  const line = `${passed} passed, ${failed + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { line, ok: exitCode === 0 && passed > 0 && failed + broken === 0 };
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, errors: 0 };
  }
}
