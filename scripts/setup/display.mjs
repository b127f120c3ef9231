import { spawn } from 'node:child_process';
import { SetupError } from './setup-error.mjs';

/** True on Linux where no display server is announced, so that Electron could open no window, not even a hidden one. */
export function needsVirtualDisplay() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

// The guard reads our end of a pipe: when this process ends, even by SIGKILL, the pipe closes and Xvfb is stopped.
const GUARD = 'Xvfb "$@" & server=$!; read -r _; kill "$server"; wait "$server"';
const SCREEN = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'];

/**
 * Starts a virtual X server on a free display number, where one is needed. (Chromium's headless platform would do without
 * one, but it crashes in Electron 25.)
 * @returns {Promise<{ env: Record<string, string>, stop: () => void }>} the environment to run Electron in (empty where a
 *   display exists), and how to stop the server
 * @throws {SetupError} when Xvfb does not start
 */
export async function openDisplay() {
  if (!needsVirtualDisplay()) return { env: {}, stop: () => {} };
  // A process group of its own: Ctrl-C is for the app, which still needs its display to end in order.
  const guard = spawn('sh', ['-c', GUARD, 'sh', '-displayfd', '3', ...SCREEN], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const number = await displayNumber(guard);
  return {
    env: { DISPLAY: `:${number}`, DOSSIER_VIRTUAL_DISPLAY: '1' },
    stop: () => guard.stdin.end(),
  };
}

function displayNumber(guard) {
  return new Promise((resolve, reject) => {
    let errors = '';
    let announced = '';
    guard.stderr.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-2000);
    });
    guard.stdio[3].setEncoding('utf8').on('data', (text) => {
      announced += text;
      if (announced.includes('\n')) resolve(Number(announced));
    });
    guard.on('error', (error) => reject(new SetupError(`Xvfb could not be started: ${error.message}`)));
    guard.stdio[3].on('end', () => reject(new SetupError(`Xvfb did not start.\n${errors.trim()}`)));
  }).finally(() => {
    // From here on nothing of it may keep this process alive.
    guard.unref();
    for (const stream of guard.stdio) stream?.unref?.();
  });
}
