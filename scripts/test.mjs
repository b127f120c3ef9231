import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisplay } from './setup/display.mjs';
import { inProject, projectFolder, projectNode } from './setup/project.mjs';
import { runScript } from './setup/setup-error.mjs';
import { ensureTestPrograms } from './setup/test-programs.mjs';
import { setUp } from './setup.mjs';
import { readTestSummary } from './test-summary.mjs';

/** `npm test [-- vitest's arguments]`: sets up, runs the tests, and ends with the line "N passed, M failed". */
await runScript(async () => {
  await setUp();
  await ensureTestPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'dossier-tests-'));
  const display = await openDisplay();
  try {
    const summaryPath = join(folder, 'summary.json');
    const code = await runVitest(process.argv.slice(2), {
      ...process.env,
      ...display.env,
      DOSSIER_TEST_SUMMARY: summaryPath,
    });
    const { line, ok } = readTestSummary(summaryPath, code);
    process.stdout.write(`${line}\n`);
    return ok ? 0 : 1;
  } finally {
    display.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

function runVitest(args, env) {
  const own = args.some((arg) => arg.startsWith('--reporter')) ? [] : ['--reporter=default'];
  const reporters = [...own, `--reporter=${inProject('scripts', 'test-summary-reporter.mjs')}`];
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(projectNode, [vitest, 'run', ...reporters, ...args], {
    cwd: projectFolder,
    env,
    stdio: 'inherit',
  });
  const forward = (signal) => child.kill(signal);
  process.on('SIGTERM', forward).on('SIGINT', () => {});
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
}
