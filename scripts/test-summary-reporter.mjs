import { writeFileSync } from 'node:fs';

/** A vitest reporter that leaves the counts of a run in the file that DOSSIER_TEST_SUMMARY names. */
// biome-ignore lint/style/noDefaultExport: vitest loads reporters by their default export.
export default class TestSummaryReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    const counts = { passed: 0, failed: 0, skipped: 0, errors: unhandledErrors.length };
    for (const testModule of testModules) {
      let failedHere = 0;
      for (const test of testModule.children.allTests()) {
        const { state } = test.result();
        if (state === 'failed') failedHere += 1;
        else if (state === 'passed') counts.passed += 1;
        else counts.skipped += 1;
      }
      counts.failed += failedHere;
      // A file that cannot be loaded, or whose hook fails, may have no failed test to show for it.
      if (failedHere === 0 && !testModule.ok()) counts.errors += 1;
    }
    writeFileSync(process.env.DOSSIER_TEST_SUMMARY, JSON.stringify(counts));
  }
}
