import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ChaosConfig, FixtureFileEntry } from '@copilotkit/aimock';
import { z } from 'zod';

/** What aimock answers the calls that fit, as its fixture files have it. */
export type AimockFixture = Pick<
  FixtureFileEntry,
  'match' | 'latency' | 'chunkSize' | 'truncateAfterChunks' | 'streamingProfile' | 'chaos'
> & { readonly response: object };

/** How likely each fault is, 0 to 1. */
export type AimockChaos = ChaosConfig;

const entrySchema = z.object({
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z
    .object({
      model: z.string(),
      messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1),
    })
    .nullable()
    .catch(null),
  response: z.object({ status: z.number(), interrupted: z.boolean().default(false) }),
});

/** A call of a model as it arrived; probes, which ask nothing, are none. */
export interface AimockCall {
  readonly path: string;
  readonly model: string;
  /** The user's message, with the source in it. */
  readonly message: string;
  /** 0 where the connection was torn down without an answer. */
  readonly status: number;
  readonly isInterrupted: boolean;
  readonly authorization: string | null;
}

export interface AimockServer {
  readonly baseUrl: string;
  readonly origin: string;
  /** Every model call of all its lives so far, in the order in which they arrived. */
  calls(): Promise<AimockCall[]>;
  /** Forgets journal and fixtures and plays others. */
  play(fixtures: readonly AimockFixture[], chaos?: AimockChaos): Promise<void>;
  /** Has it gone in an instant, streams and all; what it had seen by then is kept. Nothing may be about to begin. */
  kill(): Promise<void>;
  /** Starts it anew at the same address. */
  restart(fixtures: readonly AimockFixture[]): Promise<void>;
  stop(): Promise<void>;
}

const cli = join(dirname(createRequire(import.meta.url).resolve('@copilotkit/aimock')), 'cli.js');

/** What the process runs before anything else: dice that fall the same way each time, and an end when ours ends. */
const prelude = (seed: number): string => {
  const code = `
    let state = ${seed} | 0;
    Math.random = () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
    process.stdin.resume().on('end', () => process.exit());`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
};

/** Starts the process and waits until it listens. */
const launch = async (path: string, port: number, seed: number): Promise<{ child: ChildProcess; port: number }> => {
  const options = ['-p', String(port), '-f', path, '--journal-max', '0'];
  const child = spawn(process.execPath, ['--import', prelude(seed), cli, ...options], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  const listening = await new Promise<number>((found, fail) => {
    const read = (text: string) => {
      output += text;
      const at = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (at !== undefined) found(Number(at));
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', () => fail(new Error(`aimock ended: ${output}`)));
  });
  return { child, port: listening };
};

const asCalls = (journal: unknown): AimockCall[] =>
  z
    .array(entrySchema)
    .parse(journal)
    .flatMap(({ path, headers, body, response }) => {
      if (body === null || !/\/(responses|chat\/completions)$/.test(path)) return [];
      const message = body.messages.findLast(({ role }) => role === 'user')?.content ?? '';
      const { status, interrupted } = response;
      const authorization = headers['authorization'] ?? null;
      return [{ path, model: body.model, message, status, isInterrupted: interrupted, authorization }];
    });

/** `@copilotkit/aimock` in a process of its own, on a free port. @param seed of its dice, where it is to play at random */
export const startAimock = async (fixtures: readonly AimockFixture[], seed = 1): Promise<AimockServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-aimock-'));
  const path = join(folder, 'fixtures.json');
  const write = (next: readonly AimockFixture[]) => writeFileSync(path, JSON.stringify({ fixtures: next }));
  write(fixtures);
  const first = await launch(path, 0, seed);
  const { port } = first;
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = first.child;
  let earlier: AimockCall[] = [];

  const control = async (method: string, route: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${origin}${route}`, {
      method,
      headers: { 'content-type': 'application/json', connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`aimock answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const ofThisLife = async () => (child === null ? [] : asCalls(await control('GET', '/v1/_requests')));
  const end = async () => {
    const dying = child;
    child = null;
    if (dying === null) return;
    const gone = new Promise((resolveGone) => dying.once('exit', resolveGone));
    dying.kill('SIGKILL');
    await gone;
  };

  return {
    baseUrl: `${origin}/v1`,
    origin,
    calls: async () => [...earlier, ...(await ofThisLife())],
    play: async (next, chaos) => {
      earlier = [];
      await control('POST', '/__aimock/reset');
      await control('POST', '/__aimock/fixtures', { fixtures: next });
      if (chaos) await control('POST', '/__aimock/chaos', chaos);
    },
    kill: async () => {
      earlier = [...earlier, ...(await ofThisLife())];
      await end();
    },
    restart: async (next) => {
      write(next);
      ({ child } = await launch(path, port, seed));
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
