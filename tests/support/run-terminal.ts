import { spawn } from 'node:child_process';
import { electronCommand } from '../../scripts/setup/electron-command.mjs';

export interface TerminalResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface TerminalOptions {
  readonly env?: Record<string, string>;
  /** Called with everything on stderr so far, each time more has come; may send a signal. */
  readonly onStderr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs a terminal command of the real app, in its own Electron, and waits for its end. */
export const runTerminal = (args: readonly string[], options: TerminalOptions = {}): Promise<TerminalResult> => {
  const command = electronCommand({ cli: args, env: options.env ?? {} });
  const child = spawn(command.executablePath, command.args, { env: command.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  // Once: a second signal while the process is already leaving ends it without its exit code.
  let isKilled = false;
  const kill = (signal: NodeJS.Signals) => {
    if (!isKilled) isKilled = child.kill(signal);
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    options.onStderr?.(stderr, kill);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
};
