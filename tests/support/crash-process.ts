import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';

export interface ScriptProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** The next line it writes; rejects with what it wrote to stderr when it ends before. */
  nextLine(): Promise<string>;
  /** Ends it as a power cut does, and waits until it is gone. */
  kill(): Promise<void>;
  /** How it ended: its exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  readonly errors: () => string;
}

/**
 * Starts a script in a process of the Node that runs the tests and reads what it says line by line.
 *
 * @param command a program with its arguments that is given Node's command line and becomes that process
 */
export const startScript = (
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
  command: readonly string[] = [],
): ScriptProcess => {
  const [program = process.execPath, ...words] = [...command, process.execPath, script, ...args];
  const child = spawn(program, words, { env: { ...process.env, ...env } });
  const lines: string[] = [];
  const readers: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  let rest = '';
  let errors = '';
  let isOver = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = `${rest}${text}`.split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      const reader = readers.shift();
      if (reader) reader.resolve(line);
      else lines.push(line);
    }
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  // A process that was killed takes no more input.
  child.stdin.on('error', () => {});
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      isOver = true;
      for (const { reject } of readers) reject(new Error(`the process ended: ${errors}`));
      resolve(code);
    });
  });
  return {
    child,
    ended,
    errors: () => errors,
    nextLine: () => {
      const line = lines.shift();
      if (line !== undefined) return Promise.resolve(line);
      if (isOver) return Promise.reject(new Error(`the process has ended: ${errors}`));
      return new Promise((resolve, reject) => readers.push({ resolve, reject }));
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
