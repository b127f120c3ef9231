import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { openDisplay } from './display.mjs';
import { electronCommand } from './electron-command.mjs';

/**
 * Runs the app to its end with our own stdin, stdout and stderr, on a virtual display where there is no other.
 * Signals are passed on, so that the app ends in order.
 * @param {string[] | undefined} cli the arguments of a terminal command; undefined opens the window
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export async function runElectron(cli) {
  const display = await openDisplay();
  try {
    const { executablePath, args, env } = electronCommand({ env: display.env, ...(cli && { cli }) });
    return await passThrough(spawn(executablePath, args, { env, stdio: 'inherit' }));
  } finally {
    display.stop();
  }
}

function passThrough(child) {
  const forward = (signal) => child.kill(signal);
  // Ctrl-C in a terminal reaches the app by itself, with its whole process group: twice would mean "now, unsaved".
  const onInterrupt = (signal) => {
    if (!process.stdin.isTTY) forward(signal);
  };
  process.on('SIGINT', onInterrupt).on('SIGTERM', forward).on('SIGHUP', forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : code));
  }).finally(() => {
    process.off('SIGINT', onInterrupt).off('SIGTERM', forward).off('SIGHUP', forward);
  });
}
