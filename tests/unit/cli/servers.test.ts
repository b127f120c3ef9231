import { describe, expect, it } from 'vitest';
import { parseProvidersArguments } from '../../../src-main/cli/providers/providers-arguments.ts';
import { providersCommand } from '../../../src-main/cli/providers/providers-command.ts';
import type { Environment, NamedServer } from '../../../src-main/cli/providers/set-up-server.ts';
import { chooseServer, setUpServer } from '../../../src-main/cli/providers/set-up-server.ts';
import { UsageError } from '../../../src-main/cli/terminal/read-arguments.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import type { ConnectionReport, ConnectionView } from '../../../src-shared/model/connection.ts';
import { connectionSchema } from '../../../src-shared/model/connection.ts';
import { createFakeClient, createFakeTerminal } from './support/fake-client.ts';
import { parseDraft } from './support/parse-draft.ts';

const view = (change: Partial<ConnectionView> = {}): ConnectionView => ({
  ...connectionSchema.parse({
    id: 'lab',
    label: 'Lab',
    preset: 'custom',
    baseUrl: 'https://models.example.com/v1',
    model: 'small',
  }),
  origin: 'https://models.example.com',
  reach: 'internet',
  hasKey: true,
  currentConcurrency: 4,
  pausedUntil: null,
  ...change,
});

const report: ConnectionReport = {
  isReachable: true,
  isKeyAccepted: true,
  dialect: 'responses',
  models: ['first', 'second'],
  isModelThere: true,
  latencyMs: 12,
  problem: null,
};

const owner = (connections: readonly ConnectionView[], found: ConnectionReport = report) =>
  createFakeClient({
    'connection.list': () => ({ connections, keyStorage: 'memory' }),
    'connection.test': () => found,
    'connection.save': (connection) => ({ connection: { ...view(), ...connection } }),
    'connection.set-key': () => ({ isKept: false }),
  });

const setUp = async (fake: ReturnType<typeof owner>, named: NamedServer, environment: Environment, model?: string) => {
  const server = await chooseServer(fake.client, named, environment);
  return server === null ? null : setUpServer(fake.client, server, model);
};

const keysOf = (fake: ReturnType<typeof owner>) => fake.callsOf('connection.set-key');

describe('a server named on the command line', () => {
  it('is OpenAI with the key of the environment, passed on for this life only', async () => {
    const fake = owner([]);
    expect(await setUp(fake, { provider: 'openai' }, { OPENAI_API_KEY: ' sk-1 ' }, 'gpt-x')).toEqual({
      provider: 'openai',
      model: 'gpt-x',
    });
    expect(fake.callsOf('connection.save')).toMatchObject([{ id: 'openai', baseUrl: 'https://api.openai.com/v1' }]);
    expect(keysOf(fake)).toEqual([{ id: 'openai', key: 'sk-1', isPassing: true }]);
  });

  it('without a key is refused before anything is sent or kept', async () => {
    const fake = owner([]);
    await expect(setUp(fake, { provider: 'openai' }, {})).rejects.toThrow(/no key/);
    expect(fake.callsOf('connection.save')).toEqual([]);
  });

  it('keeps the key that it has: one lying about in the environment is no reason to take another', async () => {
    const fake = owner([view()]);
    await setUp(fake, { provider: 'lab' }, { DOSSIER_API_KEY: 'other' });
    expect(keysOf(fake)).toEqual([]);
    expect(fake.callsOf('connection.save')).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1:11434/v1', { OPENAI_API_KEY: 'sk-1' }, 'sk-1'],
    ['https://gateway.example.com/v1', { OPENAI_API_KEY: 'sk-1' }, null],
    ['http://192.168.1.20/v1', { OPENAI_API_KEY: 'sk-1' }, null],
    ['https://api.openai.com.evil.example/v1', { OPENAI_API_KEY: 'sk-1' }, null],
    ['https://gateway.example.com/v1', { OPENAI_API_KEY: 'sk-1', DOSSIER_API_KEY: 'own' }, 'own'],
    ['https://api.openai.com/v1', { OPENAI_API_KEY: 'sk-1' }, 'sk-1'],
  ])('at %s is given of %j the key %s: OpenAI’s goes to nobody else', async (baseUrl, environment, key) => {
    const fake = owner([]);
    const server = await chooseServer(fake.client, { baseUrl }, environment);
    expect(server?.key).toBe(key);
  });

  it('is taken by its address where it is set up already, and else named by its host', async () => {
    const known = owner([view({ id: 'mine', baseUrl: 'http://127.0.0.1:8000/v1', reach: 'loopback' })]);
    expect(await setUp(known, { baseUrl: 'http://127.0.0.1:8000/v1/' }, {})).toEqual({
      provider: 'mine',
      model: 'small',
    });
    expect(known.callsOf('connection.save')).toEqual([]);
    const fresh = owner([]);
    expect(await setUp(fresh, { provider: 'openai', baseUrl: 'http://127.0.0.1:8000/v1' }, {})).toEqual({
      provider: '127-0-0-1-8000',
      model: 'first',
    });
    expect(fresh.callsOf('connection.save')).toMatchObject([
      { id: '127-0-0-1-8000', model: 'first', isLanAllowed: true },
    ]);
  });

  it('that offers no model asks for one', async () => {
    const silent = owner([], { ...report, models: null });
    await expect(setUp(silent, { baseUrl: 'http://127.0.0.1:8000/v1' }, {})).rejects.toThrow(/which models/);
    const away = owner([], {
      ...report,
      isReachable: false,
      models: null,
      problem: { code: 'provider.offline', message: 'Nobody there.' },
    });
    await expect(setUp(away, { baseUrl: 'http://127.0.0.1:8000/v1' }, {})).rejects.toThrow(/Nobody there/);
  });

  it('that nobody knows is refused; a drafter of Dossier’s own needs none', async () => {
    await expect(setUp(owner([]), { provider: 'nobody' }, {})).rejects.toThrow(AppFailure);
    expect(await setUp(owner([]), { provider: 'embedded' }, {})).toBeNull();
    expect(await setUp(owner([]), {}, {})).toBeNull();
  });
});

describe('the arguments of servers', () => {
  const draft = (...args: string[]) => parseDraft(args);

  it('are an address, a model and wishes for the text (A5)', () => {
    expect(
      draft(
        '--base-url',
        'http://127.0.0.1:1/v1/',
        '--model',
        'm',
        '--language',
        'German',
        '--tone',
        'warm',
        '--length',
        'short',
      ),
    ).toMatchObject({
      'base-url': 'http://127.0.0.1:1/v1',
      model: 'm',
      language: 'German',
      tone: 'warm',
      length: 'short',
    });
    expect(draft('--provider', 'OpenAI').provider).toBe('openai');
  });

  it.each([
    ['--base-url', 'models'],
    ['--base-url', 'http://models.example.com/v1'],
    ['--base-url', 'http://169.254.169.254/v1'],
    ['--base-url', 'https://user:secret@models.example.com/v1'],
    ['--provider', 'no such'],
    ['--tone', 'angry'],
    ['--length', 'endless'],
    ['--model', ' '],
  ])('%s %s is refused', (option, value) => {
    expect(() => draft(option, value)).toThrow(UsageError);
  });

  it('of the embedded drafter are none', () => {
    expect(() => draft('--provider', 'embedded', '--model', 'm')).toThrow(/no models/);
    expect(() => draft('--provider', 'embedded', '--base-url', 'http://127.0.0.1:1/v1')).toThrow(/no server/);
  });

  it('of providers are a verb and a name', () => {
    expect(parseProvidersArguments([])).toMatchObject({ verb: 'list' });
    expect(parseProvidersArguments(['--json'])).toMatchObject({ verb: 'list', json: true });
    expect(parseProvidersArguments(['test', 'openai', '--json'])).toMatchObject({
      verb: 'test',
      provider: 'openai',
      json: true,
    });
    expect(parseProvidersArguments(['test', '--base-url', 'http://127.0.0.1:1/v1'])).toMatchObject({ verb: 'test' });
    expect(() => parseProvidersArguments(['forget'])).toThrow(UsageError);
  });
});

describe('dossier providers', () => {
  const run = async (fake: ReturnType<typeof owner>, ...args: string[]) => {
    const { terminal, out, errors } = createFakeTerminal();
    const signal = new AbortController().signal;
    const context = { client: fake.client, terminal, isAlone: true, signal, now: () => 0, environment: {} };
    return { exitCode: await providersCommand(parseProvidersArguments(args), context), out, errors };
  };

  it('lists what is set up', async () => {
    const { exitCode, out } = await run(owner([view()]));
    expect(exitCode).toBe(0);
    expect(out.join('\n')).toMatch(/lab +https:\/\/models\.example\.com\/v1 +small +has a key/);
    expect((await run(owner([]))).out.join()).toMatch(/No server is set up/);
  });

  it('tests them all, or the one that is named, and ends with 1 where one is not well', async () => {
    const well = await run(owner([view(), view({ id: 'lab-2', label: 'Second' })]), 'test');
    expect(well.exitCode).toBe(0);
    expect(well.out.join('\n')).toMatch(
      /Lab .*\n✓ reached in 12 ms\n✓ key accepted\n✓ speaks the Responses API\n✓ model small/,
    );
    const problem = { code: 'provider.auth', message: 'The key was not accepted.', action: 'Check it.' };
    const unwell = await run(
      owner([view()], { ...report, isKeyAccepted: false, isModelThere: null, problem }),
      'test',
      'lab',
      '--json',
    );
    expect(unwell.exitCode).toBe(1);
    expect(JSON.parse(unwell.out.join('\n'))).toMatchObject({ status: 'failed', servers: [{ name: 'lab', problem }] });
    expect((await run(owner([]), 'test')).exitCode).toBe(1);
  });
});
