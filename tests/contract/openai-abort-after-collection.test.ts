import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronCommand } from '../../scripts/setup/electron-command.mjs';
import { startModelServer } from '../support/model-server/model-server.ts';

const root = resolve(import.meta.dirname, '../..');
const shims = join(root, 'scripts/dev-runtime/shims.cjs');

const runtimes = [
  { name: 'Node', program: () => process.execPath },
  { name: 'the Electron of this machine', program: () => electronCommand().executablePath },
];

/** What each way does to the connection, and how the draft ends. */
const ways = [
  { way: 'abort', step: { do: 'stall', afterDeltas: 1 }, ended: 'given up' },
  { way: 'abort-early', step: { do: 'hang' }, ended: 'given up' },
  { way: 'idle', step: { do: 'stall', afterDeltas: 1 }, ended: 'stalled' },
] as const;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-abort-'));
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node18',
      lib: { entry: join(root, 'tests/support/model-server/abort-child.ts'), formats: ['es'] },
      rolldownOptions: { external: [/^node:/], output: { codeSplitting: false, entryFileNames: 'child.mjs' } },
    },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(runtimes)('after the garbage collector has run, on $name', ({ program }) => {
  it.each(ways)('$way ends the draft as $ended, and the connection with it', async ({ way, step, ended }) => {
    const server = await startModelServer({ rules: [{ steps: [step] }] });
    const child = spawn(program(), [join(folder, 'child.mjs'), way, server.baseUrl, shims], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const exited = new Promise((done) => child.once('exit', done));
    try {
      let told: unknown = null;
      for await (const line of createInterface(child.stdout)) {
        told = JSON.parse(line);
        break;
      }
      expect(told).toMatchObject({ ended });
      await server.journal.until(([entry]) => entry?.ended === 'broken-off');
      expect(child.exitCode).toBeNull();
    } finally {
      child.stdin.end();
      await exited;
      await server.close();
    }
  });
});
