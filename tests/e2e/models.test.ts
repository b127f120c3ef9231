import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reachOfAddress } from '../../src-shared/model/base-url.ts';
import { runRecordSchema } from '../../src-shared/model/run.ts';
import type { AimockFixture, AimockServer } from '../support/aimock-server.ts';
import { startAimock } from '../support/aimock-server.ts';
import { commandLines, filesWith, sizeOf } from '../support/canary.ts';
import { temporaryFolder } from '../support/launch-app.ts';
import { accountsOf, callsBySection, messagesOf } from '../support/model-app-sections.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { readStore } from '../support/read-store.ts';
import { runTerminal } from '../support/run-terminal.ts';

const sampleCandidate = join(import.meta.dirname, '../../resources/samples/candidate.json');
const text = 'Twelve years of **work**, told in some words.';
const answer = { content: text, usage: { input_tokens: 300, output_tokens: 20 } };
const healthy: AimockFixture = { match: { model: 'test-model' }, response: answer, chunkSize: 8 };

describe('a competence file drafted by a model, in the terminal', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let aimock: AimockServer | null = null;
  beforeEach(() => {
    folder = temporaryFolder();
    // How fast starts may follow each other is proven elsewhere.
    mkdirSync(data());
    writeFileSync(join(data(), 'settings.json'), JSON.stringify({ queues: { sections: { startLimit: null } } }));
  });
  afterEach(async () => {
    await aimock?.stop();
    aimock = null;
    folder.remove();
  });
  const data = () => join(folder.path, 'data');
  const out = () => join(folder.path, 'out');
  const start = async (fixtures: readonly AimockFixture[] = [healthy]) => {
    aimock = await startAimock(fixtures);
    return aimock;
  };
  const draft = (args: readonly string[], options: Parameters<typeof runTerminal>[1] = {}) => {
    const common = ['--kind', 'competence-file', '--data-dir', data(), '--out', out(), '--format', 'md'];
    return runTerminal(['draft', ...common, '--candidate', sampleCandidate, ...args], options);
  };

  it('makes one call a section and exports the whole; the same again is paid for by nobody (A3, A12, F11)', async () => {
    const server = await start();
    const first = await draft(['--base-url', server.baseUrl, '--json']);
    expect(first).toMatchObject({ exitCode: 0 });
    const record = runRecordSchema.parse(JSON.parse(first.stdout));
    expect(record).toMatchObject({ status: 'completed', model: 'test-model', totals: { sections: 14, failed: 0 } });
    expect(record.sections.every(({ content, isCached }) => content === text && !isCached)).toBe(true);
    expect(readFileSync(record.files[0]?.path ?? '', 'utf8').split('Twelve years')).toHaveLength(15);
    const calls = callsBySection(messagesOf(data()), await server.calls());
    expect([...calls.values()]).toEqual(Array.from({ length: 14 }, () => 1));

    const again = await draft(['--base-url', server.baseUrl, '--json']);
    expect(again).toMatchObject({ exitCode: 0 });
    const cached = runRecordSchema.parse(JSON.parse(again.stdout));
    expect(cached.sections.every(({ content, isCached }) => content === text && isCached)).toBe(true);
    expect(await server.calls()).toHaveLength(14);
  });

  it('finishes when the server is stopped in the middle and started again: one more call for each stream that was cut, no attempt of any, no finished section asked for again (F1, F3, F13)', async () => {
    // Four answers at once; whatever is asked after them is answered so slowly that it is cut for certain.
    const server = await start([
      ...[0, 1, 2, 3].map((sequenceIndex) => ({ ...healthy, match: { model: 'test-model', sequenceIndex } })),
      { ...healthy, chunkSize: 1, latency: 2_000 },
    ]);
    let restarted: Promise<void> | undefined;
    const drafting = draft(['--base-url', server.baseUrl, '--json'], {
      onStderr: (said) => {
        if (said.includes("can't be reached")) restarted ??= server.restart([healthy]);
      },
    });
    const states = () => accountsOf(data()).map(({ state }) => state);
    const isInTheMiddle = async () => {
      if ((await server.calls()).length < 7) return false;
      return states().filter((state) => state === 'completed').length === 4;
    };
    while (!(await isInTheMiddle())) await new Promise((resolve) => setImmediate(resolve));
    expect(states().filter((state) => state === 'running')).toHaveLength(3);
    const cut = new Set(
      accountsOf(data())
        .filter(({ state }) => state === 'running')
        .map(({ key }) => key),
    );
    await server.kill();

    const { exitCode, stdout, stderr } = await drafting;
    await restarted;
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stderr).toContain("The server can't be reached. It goes on when the server is back");
    const record = runRecordSchema.parse(JSON.parse(stdout));
    expect(record.sections.map(({ content }) => content)).toEqual(record.sections.map(() => text));
    const calls = callsBySection(messagesOf(data()), await server.calls());
    for (const { key, state, spent, bases } of accountsOf(data())) {
      const isCut = cut.has(key);
      const booked = bases.filter((basis) => basis !== null);
      expect({ key, state, spent, calls: calls.get(key), booked }).toEqual({
        key,
        state: 'completed',
        spent: 0,
        calls: isCut ? 2 : 1,
        booked: isCut ? ['estimated', 'counted'] : ['counted'],
      });
    }
  });

  it('writes first drafts where no server is there, says so, and leaves the work queued for one (F1, F2)', async () => {
    const server = await start();
    await server.kill();
    const args = ['--base-url', server.baseUrl, '--model', 'test-model', '--wait', '3'];
    const { exitCode, stdout, stderr } = await draft([...args, '--title', 'Offline']);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 5 });
    expect(stderr).toContain('Written with first drafts of the embedded drafter');
    expect(stderr).toContain('14 sections stay queued');
    expect(stdout).toContain('Offline.md');
    const written = readFileSync(join(out(), 'Offline.md'), 'utf8');
    for (const fact of ['Élise Varenne', 'Apache Kafka', 'Lyon']) expect(written).toContain(fact);
    for (const { state, spent, content, claims } of accountsOf(data())) {
      expect({ isOpen: state !== 'completed' && state !== 'failed', spent }).toEqual({ isOpen: true, spent: 0 });
      expect(content).not.toBe('');
      expect(claims).toBeLessThan(10);
    }
  });

  it('providers test says step by step what is well and what is not, and costs nothing', async () => {
    const server = await startModelServer({ key: 'sk-right', models: ['test-model', 'other'] });
    const test = (args: readonly string[], key = 'sk-right') =>
      runTerminal(['providers', 'test', '--data-dir', data(), ...args], { env: { OPENAI_API_KEY: key } });
    const at = ['--base-url', server.baseUrl];
    try {
      const [well, wrongKey, nobody] = [
        await test([...at, '--model', 'test-model']),
        await test([...at, '--json'], 'sk-wrong'),
        await test(['--base-url', 'http://127.0.0.1:9/v1']),
      ];
      expect(well).toMatchObject({ exitCode: 0, stderr: '' });
      for (const step of [
        '✓ reached',
        '✓ key accepted',
        '✓ speaks the Responses API',
        '✓ model test-model (2 models)',
      ]) {
        expect(well.stdout).toContain(step);
      }
      expect(wrongKey.exitCode).toBe(1);
      expect(JSON.parse(wrongKey.stdout)).toMatchObject({
        status: 'failed',
        servers: [{ isReachable: true, isKeyAccepted: false, problem: { code: 'provider.auth' } }],
      });
      expect(nobody.exitCode).toBe(1);
      expect(nobody.stdout).toContain('✗ reached');
      for (const { stdout, stderr } of [well, wrongKey, nobody]) {
        expect(stdout + stderr).not.toMatch(/sk-|undefined|\bat /);
      }
      // Lists and empty probes: nothing that any server charges for.
      const asked = server.journal.entries.map(({ method, path, body }) => `${method} ${path} ${body}`);
      expect(asked.every((one) => one === 'GET /v1/models ' || one === 'POST /v1/responses {}')).toBe(true);
      expect(asked.length).toBeGreaterThan(2);
    } finally {
      await server.close();
    }
  });

  it('keeps the key out of every file, log, output and command line, and names out of all but store and exports (F8)', async () => {
    const key = 'sk-CANARYkey0123456789abcdef';
    const name = 'Zephyrine Canarysson';
    const employer = 'Canaryworks Unlimited';
    const candidate = JSON.parse(readFileSync(sampleCandidate, 'utf8'));
    candidate.fullName = name;
    candidate.experience[0].company = employer;
    const path = join(folder.path, 'candidate.json');
    writeFileSync(path, JSON.stringify(candidate));
    // A server that gives back what it was told, where error messages go.
    const echo = { error: { message: `${name} ${employer} ${key}`, type: `x ${key}`, code: `${key} ${name}` } };
    const home = join(folder.path, 'home');
    mkdirSync(home);
    const server = await startModelServer({
      key,
      rules: [
        {
          endpoint: 'responses',
          steps: [
            { do: 'reply', status: 400, body: echo },
            { do: 'reply', status: 500, body: echo, headers: { 'x-request-id': 'req_1' } },
            { do: 'reply', status: 500, body: `${name} ${key}` },
            { do: 'failed', code: 'server_error', message: `${name} ${key}`, text },
            { do: 'reset', afterDeltas: 2, text },
            { do: 'malformed', afterDeltas: 2, text: `${name} ${text}` },
            { do: 'answer', text: `${text} ${name}.` },
          ],
        },
      ],
    });
    try {
      const places = { HOME: home, TMPDIR: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
      const env = { OPENAI_API_KEY: key, ...places };
      const args = ['--base-url', server.baseUrl, '--title', 'Canary', '--candidate', path];
      const seen: string[] = [];
      const drafting = draft(args, { env });
      const called = server.journal.until((entries) => entries.some(({ body }) => body.length > 100));
      await Promise.race([called, drafting]);
      seen.push(...(commandLines() ?? []));
      const { exitCode, stdout, stderr } = await drafting;
      // One section was refused for good.
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 3 });
      expect(server.journal.entries.at(-1)?.headers.authorization).toBe(`Bearer ${key}`);
      const tested = await runTerminal(['providers', 'test', '--data-dir', data(), '--json'], { env });
      const listed = await runTerminal(['queue', 'list', '--state', 'failed', '--data-dir', data(), '--json'], { env });

      if (process.platform === 'linux') expect(seen.some((line) => line.includes(data()))).toBe(true);
      expect(seen.filter((line) => line.includes(key) || line.includes(name))).toEqual([]);
      const told = [stdout, stderr, tested.stdout, tested.stderr, listed.stdout, listed.stderr].join('\n');
      expect(told).not.toContain(key);
      expect(told).not.toContain(name);
      // The terminal names sections by their employers to whoever asked for them; errors name nobody.
      expect(stderr + tested.stdout + tested.stderr).not.toContain(employer);
      expect(sizeOf(data()).files).toBeGreaterThan(3);
      const errors = JSON.stringify(readStore(data(), 'SELECT * FROM error_log'));
      expect(errors).toContain('provider.failed');
      for (const secret of [key, name, employer]) expect(errors).not.toContain(secret);
      expect(filesWith(folder.path, key)).toEqual([]);
      const belongs = (file: string) =>
        file === 'candidate.json' || /^out\/|^data\/dossier\.db(-wal|-shm)?$/.test(file);
      expect(filesWith(folder.path, name).filter((file) => !belongs(file))).toEqual([]);
      expect(filesWith(folder.path, employer).filter((file) => !belongs(file))).toEqual([]);
      // They are found where they belong, or looking would prove nothing.
      const found = filesWith(folder.path, name);
      expect(found).toContain('out/Canary.md');
      expect(found.some((file) => file.startsWith('data/dossier.db'))).toBe(true);
    } finally {
      await server.close();
    }
  });

  const lan = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ address, internal }) => !internal && reachOfAddress(address) === 'lan')?.address;
  it.skipIf(lan === undefined)(
    'never sends OPENAI_API_KEY to the local network, and DOSSIER_API_KEY only when it is named',
    async () => {
      const keys: (string | undefined)[] = [];
      const server = createServer((request, response) => {
        keys.push(request.headers.authorization);
        response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
      });
      const host = lan?.includes(':') ? `[${lan}]` : (lan ?? '');
      await new Promise<void>((resolve) => server.listen(0, lan, resolve));
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      try {
        const args = ['providers', 'test', '--data-dir', data(), '--base-url', `http://${host}:${port}/v1`];
        await runTerminal(args, { env: { OPENAI_API_KEY: 'sk-canary' } });
        expect(keys.length).toBeGreaterThan(0);
        expect(keys.filter((one) => one !== undefined)).toEqual([]);
        await runTerminal(args, { env: { OPENAI_API_KEY: 'sk-canary', DOSSIER_API_KEY: 'own' } });
        expect(new Set(keys.filter((one) => one !== undefined))).toEqual(new Set(['Bearer own']));
      } finally {
        server.close();
        server.closeAllConnections();
      }
    },
  );
});
