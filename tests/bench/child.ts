import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** What the bench does in processes of their own: see bench-child.ts. */
export type ChildName =
  | 'first-claim'
  | 'check-file'
  | 'work-until-killed'
  | 'stay-idle'
  | 'stay-responsive'
  | 'render-once'
  | 'draft-long';

interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Kills it, as a power cut would, as soon as it writes anything. */
  readonly isKilledAtFirstWord?: boolean;
}

/** Runs one to its end and returns what it wrote. Rejects with its last words when it fails. */
export const runChild = (name: ChildName, args: readonly string[], options: ChildOptions = {}): Promise<string> => {
  // Built beside this one.
  const script = join(dirname(process.argv[1] ?? ''), 'bench-child.cjs');
  const child = spawn(process.execPath, ['--expose-gc', script, name, ...args], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (options.isKilledAtFirstWord) child.kill('SIGKILL');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      if (code === 0 || options.isKilledAtFirstWord) resolve(output);
      else reject(new Error(`${name} ended with ${code}: ${errors}`));
    });
  });
};

/** The figures that one wrote as a line of JSON. */
export const figuresOfChild = async (
  name: ChildName,
  args: readonly string[],
  options: ChildOptions = {},
): Promise<Readonly<Record<string, number>>> =>
  z.record(z.string(), z.number()).parse(JSON.parse(await runChild(name, args, options)));
