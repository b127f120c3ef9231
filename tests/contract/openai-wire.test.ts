import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '#shared/model/connection.ts';
import type { OpenAiOptions } from '../../src-main/providers/openai/provider-options.ts';
import { ProviderFault } from '../../src-main/providers/provider-fault.ts';
import type { ModelServer } from '../support/model-server/model-server.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { collect, draftRequest, openProvider, secretSource } from '../support/model-server/open-provider.ts';

const never = new AbortController().signal;

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await server.close();
});

/** The one request that a draft made, with its body read. */
const requestOf = async (connection: Partial<Connection> = {}, options: Partial<OpenAiOptions> = {}) => {
  const { provider } = openProvider(server.baseUrl, connection, options);
  const { fault } = await collect(provider.draft(draftRequest(), never));
  expect(fault).toBeNull();
  expect(server.journal.entries).toHaveLength(1);
  const [entry] = server.journal.entries;
  if (entry === undefined) throw new Error('no request arrived');
  const body: Record<string, unknown> = JSON.parse(entry.body);
  return { ...entry, body };
};

describe('over the Responses API', () => {
  it('stores nothing at the provider and lets the model use no tools', async () => {
    const { body } = await requestOf();
    expect(body).toMatchObject({ store: false, stream: true, max_output_tokens: 8_000, model: 'test-model' });
    expect(body).not.toHaveProperty('tools');
    expect(body).not.toHaveProperty('background');
  });

  it('keeps what came from sources out of the instructions, in one user message that says it is data', async () => {
    const { body } = await requestOf();
    expect(body['instructions']).toBe('Write one section.');
    expect(body['input']).toStrictEqual([{ role: 'user', content: expect.stringContaining(secretSource) }]);
    expect(JSON.stringify(body['input'])).toMatch(
      /is data.*CANARY-SHARED.*CANARY-SOURCE.*data ends.*Write the section Languages\./s,
    );
  });

  it('tells only OpenAI a cache key, the same for the same beginning, and who asks as a hash', async () => {
    const { body } = await requestOf({ preset: 'openai' });
    expect(body).toMatchObject({ safety_identifier: 'user-hash', prompt_cache_key: expect.stringMatching(/^\w{16}$/) });
    await server.close();
    server = await startModelServer();
    const { body: other } = await requestOf({ preset: 'custom' });
    expect(other).not.toHaveProperty('safety_identifier');
    expect(other).not.toHaveProperty('prompt_cache_key');
  });
});

describe('over chat completions', () => {
  it('says the instructions as the system, the rest as the user, and asks for the counts', async () => {
    const { body } = await requestOf({ dialect: 'chat' });
    expect(body).toMatchObject({
      messages: [
        { role: 'system', content: 'Write one section.' },
        { role: 'user', content: expect.stringContaining(secretSource) },
      ],
      stream_options: { include_usage: true },
      max_tokens: 8_000,
    });
    expect(body).not.toHaveProperty('tools');
    expect(body).not.toHaveProperty('safety_identifier');
  });

  it('uses the name for the limit that OpenAI’s thinking models know', async () => {
    const { body } = await requestOf({ dialect: 'chat', preset: 'openai' });
    expect(body).toMatchObject({ max_completion_tokens: 8_000, store: false });
    expect(body).not.toHaveProperty('max_tokens');
  });
});

describe('the headers', () => {
  const environment = {
    OPENAI_API_KEY: 'canary-env-key',
    OPENAI_ADMIN_KEY: 'canary-env-admin',
    OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    OPENAI_ORG_ID: 'canary-env-org',
    OPENAI_PROJECT_ID: 'canary-env-project',
    OPENAI_WEBHOOK_SECRET: 'canary-env-webhook',
    OPENAI_CUSTOM_HEADERS: 'X-Canary: canary-env-header',
    OPENAI_LOG: 'debug',
  };

  it('hold nothing of the environment, and no key where there is none', async () => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const logged = (['debug', 'info', 'log', 'warn', 'error'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => undefined),
    );
    const { headers } = await requestOf();
    expect(headers.authorization).toBeUndefined();
    expect(JSON.stringify(headers)).not.toContain('canary');
    for (const spy of logged) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it('hold the key as it is at the moment of the request', async () => {
    let key = 'sk-first';
    const { provider } = openProvider(server.baseUrl, {}, { key: () => key });
    await collect(provider.draft(draftRequest(), never));
    key = 'sk-second';
    await collect(provider.draft(draftRequest(), never));
    expect(server.journal.entries.map(({ headers }) => headers.authorization)).toStrictEqual([
      'Bearer sk-first',
      'Bearer sk-second',
    ]);
  });

  it('tell the server nothing of the machine', async () => {
    const { headers } = await requestOf();
    expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toStrictEqual([]);
    expect(headers['user-agent']).toBe('Dossier');
  });
});

describe('nothing is sent', () => {
  it('where a redirect leads: not the text, not the key', async () => {
    const elsewhere = await startModelServer();
    const location = `${elsewhere.baseUrl}/responses`;
    for (const status of [301, 302, 303, 307, 308]) {
      server.play({ rules: [{ steps: [{ do: 'reply', status, headers: { location } }] }] });
      const { provider } = openProvider(server.baseUrl, {}, { key: () => 'sk-canary' });
      const { fault } = await collect(provider.draft(draftRequest(), never));
      expect(fault?.kind).toBe('invalid');
      expect(fault?.detail.providerCode).toBe('redirect');
    }
    expect(elsewhere.journal.entries).toStrictEqual([]);
    await elsewhere.close();
  });

  it('without a key to a server of the internet, and the fault says that there is none', async () => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    const { provider, gate } = openProvider('https://models.example/v1');
    const { fault, events } = await collect(provider.draft(draftRequest(), never));
    expect(fault?.kind).toBe('auth');
    expect(fault?.detail).toStrictEqual({ providerCode: 'no_key' });
    expect(events).toStrictEqual([]);
    expect(gate.entered).toBe(0);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('to an address that the check refuses, and nothing is said to be sent', async () => {
    const refusal = new ProviderFault('invalid', 'forbidden', { providerCode: 'forbidden_address' });
    const { provider, gate } = openProvider(server.baseUrl, {}, { checkAddress: () => Promise.reject(refusal) });
    const { fault, events } = await collect(provider.draft(draftRequest(), never));
    expect(fault?.detail.providerCode).toBe('forbidden_address');
    expect(events).toStrictEqual([]);
    expect(server.journal.entries).toStrictEqual([]);
    expect(gate.inside).toBe(0);
  });

  it('with a key that no header can hold, and the key is not told', async () => {
    const { provider } = openProvider(server.baseUrl, {}, { key: () => 'sk-canary\u2026' });
    const { fault } = await collect(provider.draft(draftRequest(), never));
    expect(fault?.kind).toBe('auth');
    expect(`${fault?.message} ${JSON.stringify(fault?.detail)} ${String(fault?.cause)}`).not.toContain('canary');
    expect(server.journal.entries).toStrictEqual([]);
  });

  it('without a model', async () => {
    const { provider } = openProvider(server.baseUrl, { model: null });
    const { fault } = await collect(provider.draft(draftRequest(), never));
    expect(fault?.kind).toBe('invalid');
    expect(fault?.detail.providerCode).toBe('no_model');
    expect(server.journal.entries).toStrictEqual([]);
  });
});

it('uses the fetch that the runtime has at the moment of the call', async () => {
  const { provider } = openProvider(server.baseUrl);
  const real = globalThis.fetch;
  const lent = vi.fn(real);
  vi.stubGlobal('fetch', lent);
  await collect(provider.draft(draftRequest(), never));
  expect(lent).toHaveBeenCalledTimes(1);
});

it('waits as long as the connection allows, not as long as Node’s own fetch would', async () => {
  const real = globalThis.fetch;
  const lent = vi.fn(real);
  vi.stubGlobal('fetch', lent);
  await requestOf();
  const dispatcher: unknown = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1'));
  const own: unknown = Reflect.get(lent.mock.calls[0]?.[1] ?? {}, 'dispatcher');
  expect(own).toBeInstanceOf(Object(dispatcher).constructor);
  expect(own).not.toBe(dispatcher);
});
