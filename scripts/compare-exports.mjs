import { spawn } from 'node:child_process';
import { inProject, projectFolder, projectNode } from './setup/project.mjs';
import { runScript } from './setup/setup-error.mjs';
import { ensureTestPrograms } from './setup/test-programs.mjs';
import { setUp } from './setup.mjs';

/** `npm run compare-exports -- [--out FOLDER]`: sets up, then compares Word files, as LibreOffice lays them out, with PDFs. */
await runScript(async () => {
  await setUp({ electron: true, build: false });
  await ensureTestPrograms();
  const command = inProject('tests', 'support', 'export', 'compare-command.ts');
  const child = spawn(projectNode, [command, ...process.argv.slice(2)], { cwd: projectFolder, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
});
