import { spawn } from 'node:child_process';
import { inProject, projectFolder, projectNode } from './setup/project.mjs';
import { runScript } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';

/** `npm run chaos -- --minutes N [--seed S] [--json]`: sets up, then drafts through a storm and counts what was lost. */
await runScript(async () => {
  await setUp({ electron: false, build: false });
  const command = inProject('tests', 'support', 'storm-command.ts');
  const child = spawn(projectNode, [command, ...process.argv.slice(2)], { cwd: projectFolder, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
});
