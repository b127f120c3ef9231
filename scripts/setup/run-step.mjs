import { spawn } from 'node:child_process';
import { projectFolder } from './project.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Runs one command of the set-up to its end. Its output is kept aside and shown only when it fails, on stderr.
 * @param {string} what what the command does, for the error message
 * @param {string} command the program
 * @param {string[]} args its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, shell?: boolean }} [options] `timeout` in milliseconds
 * @returns {Promise<string>} its standard output
 * @throws {SetupError} when it cannot be started, fails or takes too long
 */
export function runStep(what, command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectFolder, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let all = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      all += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      all += text;
    });
    child.on('error', (error) => reject(new SetupError(`${what} failed: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(stdout);
      else reject(new SetupError(`${all.trim().slice(-6000)}\n${what} failed (${signal ?? `exit code ${code}`}).`));
    });
  });
}

/** Runs npm, the one that started this script where there is one. Options as in `runStep`. */
export function runNpm(what, args, options = {}) {
  const quiet = ['--loglevel=error', '--no-progress', '--no-update-notifier'];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runStep(what, process.execPath, [npm, ...args, ...quiet], options);
  // On Windows npm is a batch file, which only a shell can start; the arguments are all our own.
  return runStep(what, 'npm', [...args, ...quiet], { ...options, shell: process.platform === 'win32' });
}
