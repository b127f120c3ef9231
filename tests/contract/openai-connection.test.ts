import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findLocal } from '../../src-main/providers/openai/find-local.ts';
import { testConnection } from '../../src-main/providers/openai/test-connection.ts';
import { ProviderFault } from '../../src-main/providers/provider-fault.ts';
import { ManualTime, settled } from '../support/manual-time.ts';
import type { ModelServer } from '../support/model-server/model-server.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { openProvider } from '../support/model-server/open-provider.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

const test = (...args: Parameters<typeof openProvider>) => testConnection(openProvider(...args).options);

describe('the test of a connection', () => {
  it('says that all is well, and asks nothing that costs', async () => {
    server.play({ models: ['zeta', 'test-model'], key: 'sk-right' });
    const report = await test(server.baseUrl, { dialect: 'auto' }, { key: () => 'sk-right' });
    expect(report).toStrictEqual({
      isReachable: true,
      isKeyAccepted: true,
      dialect: 'responses',
      models: ['test-model', 'zeta'],
      isModelThere: true,
      latencyMs: expect.any(Number),
      problem: null,
    });
    const asked = server.journal.entries.map(({ method, path, body }) => `${method} ${path} ${body}`);
    expect(asked).toStrictEqual(['GET /v1/models ', 'POST /v1/responses {}']);
  });

  it('finds an older server that lacks the Responses API', async () => {
    server.play({ hasResponses: false });
    expect(await test(server.baseUrl)).toMatchObject({ isReachable: true, dialect: 'chat', problem: null });
  });

  it('tells of a key that is not accepted', async () => {
    server.play({ key: 'sk-right' });
    expect(await test(server.baseUrl, {}, { key: () => 'sk-wrong' })).toMatchObject({
      isReachable: true,
      isKeyAccepted: false,
      problem: { code: 'provider.auth' },
    });
  });

  it('tells of a key that is missing, before anything is sent', async () => {
    expect(await test('https://models.example/v1')).toMatchObject({
      isReachable: false,
      isKeyAccepted: null,
      problem: { code: 'provider.no-key' },
    });
  });

  it('tells of a model that the server does not have', async () => {
    expect(await test(server.baseUrl, { model: 'other' })).toMatchObject({
      models: ['test-model'],
      isModelThere: false,
      problem: { code: 'provider.no-model' },
    });
  });

  it('takes a short name for what the server lists with its tag', async () => {
    server.play({ models: ['llama:latest'] });
    expect(await test(server.baseUrl, { model: 'llama' })).toMatchObject({ isModelThere: true, problem: null });
  });

  it('gets along with a server that keeps no list', async () => {
    server.play({ rules: [{ endpoint: 'models', steps: [{ do: 'reply', status: 404, body: {} }] }] });
    expect(await test(server.baseUrl)).toMatchObject({
      isReachable: true,
      isKeyAccepted: null,
      models: null,
      isModelThere: null,
      dialect: 'responses',
      problem: null,
    });
  });

  it.each([
    [
      'a page where the list should be',
      { do: 'reply', status: 200, body: '<html>Router</html>' },
      'provider.malformed',
    ],
    ['JSON that is no list', { do: 'reply', status: 200, body: { hello: 'world' } }, 'provider.malformed'],
    ['trouble of its own', { do: 'reply', status: 500, body: {} }, 'provider.failed'],
    [
      'an empty budget',
      { do: 'reply', status: 429, body: { error: { code: 'insufficient_quota' } } },
      'provider.quota',
    ],
    ['being busy', { do: 'reply', status: 429, body: {} }, 'provider.rate-limited'],
    [
      'a redirect',
      { do: 'reply', status: 302, headers: { location: 'https://elsewhere.example/' } },
      'provider.address',
    ],
  ] as const)('tells of %s', async (_, step, code) => {
    server.play({ rules: [{ endpoint: 'models', steps: [step] }] });
    const { problem } = await test(server.baseUrl);
    expect(problem).toMatchObject({
      code,
      message: expect.stringMatching(/\.$/),
      action: expect.stringMatching(/\.$/),
    });
  });

  it('tells of an address without a server, and of one where nothing is found', async () => {
    expect((await test(server.baseUrl.replace('/v1', '/wrong'))).problem?.code).toBe('provider.malformed');
    await server.close();
    expect(await test(server.baseUrl)).toMatchObject({ isReachable: false, problem: { code: 'provider.offline' } });
    server = await startModelServer();
  });

  it('tells of an address that may not be sent to', async () => {
    const refusal = new ProviderFault('invalid', 'forbidden', { providerCode: 'forbidden_address' });
    const report = await test(server.baseUrl, {}, { checkAddress: () => Promise.reject(refusal) });
    expect(report).toMatchObject({ isReachable: false, problem: { code: 'provider.address' } });
    expect(server.journal.entries).toStrictEqual([]);
  });
});

describe('the search on this machine', () => {
  it('finds servers with models, passes over whatever else answers, and waits no longer than its patience', async () => {
    const silent = await startModelServer({ rules: [{ steps: [{ do: 'hang' }] }] });
    const page = createServer((_, response) => response.end('<html>It works</html>'));
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    const address = page.address();
    const pagePort = typeof address === 'object' ? address?.port : 0;
    const gone = await startModelServer();
    await gone.close();
    const real = globalThis.fetch;
    let answered = 0;
    // Read through, so that the clock is moved only when all who answer have been heard.
    vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
      const response = await real(...args);
      const text = await response.text();
      answered += 1;
      return new Response(text, { status: response.status });
    });
    const time = new ManualTime();
    const finding = findLocal({
      timers: time,
      addresses: [
        { preset: 'ollama', baseUrl: server.baseUrl },
        { preset: 'lm-studio', baseUrl: silent.baseUrl },
        { preset: 'llama-cpp', baseUrl: `http://127.0.0.1:${pagePort}/v1` },
        { preset: 'vllm', baseUrl: gone.baseUrl },
      ],
    });
    await silent.journal.until((entries) => entries.length === 1);
    while (answered < 2) await settled();
    await time.advance(1_500);
    expect(await finding).toStrictEqual([{ preset: 'ollama', baseUrl: server.baseUrl, models: ['test-model'] }]);
    expect(server.journal.entries[0]?.headers.authorization).toBeUndefined();
    await silent.close();
    page.closeAllConnections();
    await new Promise((resolve) => page.close(resolve));
  });

  it('ends when it is aborted', async () => {
    const aborted = AbortSignal.abort('enough');
    await expect(findLocal({ timers: new ManualTime(), signal: aborted, addresses: [] })).rejects.toBe('enough');
  });
});
