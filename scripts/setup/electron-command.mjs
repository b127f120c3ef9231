import { findElectronRuntime } from './electron-runtime.mjs';
import { isRoot, projectFolder } from './project.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * How to start the app from the repository: one place for every launcher, the end-to-end tests included.
 * @param {{ cli?: string[], env?: NodeJS.ProcessEnv }} [options] `cli`: the arguments of a terminal command, which runs
 *   without a window; `env`: added to this process's environment (what `openDisplay` returned)
 * @returns {{ executablePath: string, args: string[], env: Record<string, string> }} the program, its arguments (Chromium's
 *   switches, the app's folder, then ours), and its whole environment
 * @throws {SetupError} before the set-up has provided a runtime
 */
export function electronCommand(options = {}) {
  const runtime = findElectronRuntime();
  if (runtime === undefined) throw new SetupError('Electron is not set up yet. Run: npm start');
  const env = { ...process.env, ...options.env };
  // Set by some editors' terminals; it would start Electron as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  delete env.DOSSIER_CLI;
  const args = [...switches(env), projectFolder];
  if (options.cli !== undefined) {
    env.DOSSIER_CLI = '1';
    args.push('--', ...options.cli);
  }
  return { executablePath: runtime.executablePath, args, env };
}

function switches(env) {
  // Chromium's own messages (no message bus, no graphics card) say nothing to our users; our log does not pass through it.
  const list = ['--log-level=3'];
  if (process.platform !== 'linux') return list;
  // Chromium refuses to run as root inside its sandbox. A user's app always has it.
  if (isRoot) list.push('--no-sandbox');
  // A virtual display has no graphics card, and containers have a small /dev/shm.
  if (env.DOSSIER_VIRTUAL_DISPLAY === '1') list.push('--disable-gpu', '--disable-dev-shm-usage');
  return list;
}
