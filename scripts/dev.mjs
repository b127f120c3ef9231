import { spawn } from 'node:child_process';
import { forgetBuild } from './setup/build.mjs';
import { openDisplay } from './setup/display.mjs';
import { electronCommand } from './setup/electron-command.mjs';
import { findElectronRuntime } from './setup/electron-runtime.mjs';
import { inProject, projectFolder, projectNode } from './setup/project.mjs';
import { runScript } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';

/** `npm run dev`: Vite with hot reload, which starts Electron and restarts it when the main process's code changes. */
await runScript(async () => {
  await setUp({ build: false });
  forgetBuild();
  const display = await openDisplay();
  const runtime = findElectronRuntime();
  const { env } = electronCommand({ env: display.env });
  const vite = spawn(projectNode, [inProject('node_modules', 'vite', 'bin', 'vite.js'), ...process.argv.slice(2)], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: {
      ...env,
      // Vite's Electron plugin asks the electron package where its binary is; this is that package's own override.
      ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
    },
  });
  process.on('SIGINT', () => {}).on('SIGTERM', (signal) => vite.kill(signal));
  const code = await new Promise((resolve, reject) => {
    vite.on('error', reject).on('close', (exitCode) => resolve(exitCode ?? 0));
  });
  display.stop();
  return code;
});
