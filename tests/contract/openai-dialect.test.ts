import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelServer } from '../support/model-server/model-server.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { collect, draftRequest, openProvider } from '../support/model-server/open-provider.ts';

const never = new AbortController().signal;

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const paths = (): string[] => server.journal.entries.map(({ path }) => path);

describe('a server of which it is not known what it speaks', () => {
  it('is asked once, without anything that costs, and remembered', async () => {
    const { provider, remembered, gate } = openProvider(server.baseUrl, { dialect: 'auto' });
    const first = await collect(provider.draft(draftRequest(), never));
    await collect(provider.draft(draftRequest(), never));
    expect(paths()).toStrictEqual(['/v1/responses', '/v1/responses', '/v1/responses']);
    expect(server.journal.entries[0]?.body).toBe('{}');
    expect(remembered).toStrictEqual(['responses']);
    expect(first.events.filter(({ type }) => type === 'sent')).toHaveLength(1);
    expect(gate.entered).toBe(3);
  });

  it('is asked once by many at the same time', async () => {
    const { provider } = openProvider(server.baseUrl, { dialect: 'auto' });
    await Promise.all(Array.from({ length: 5 }, () => collect(provider.draft(draftRequest(), never))));
    expect(server.journal.entries.filter(({ body }) => body === '{}')).toHaveLength(1);
  });

  it('is asked anew by the next when whoever asked was cancelled', async () => {
    server.play({ rules: [{ endpoint: 'probe', steps: [{ do: 'hang' }, { do: 'reply', status: 400, body: {} }] }] });
    const { provider } = openProvider(server.baseUrl, { dialect: 'auto' });
    const controller = new AbortController();
    const cancelled = collect(provider.draft(draftRequest(), controller.signal)).catch((error: unknown) => error);
    await server.journal.until((entries) => entries.length === 1);
    const waiting = collect(provider.draft(draftRequest(), never));
    controller.abort('cancelled');
    expect(await cancelled).toBe('cancelled');
    expect((await waiting).fault).toBeNull();
  });

  it.each([
    ['404 of Ollama before 0.13', 404, '404 page not found'],
    ['404 of FastAPI', 404, { detail: 'Not Found' }],
    ['404 of llama.cpp', 404, { error: { code: 404, message: 'File Not Found', type: 'not_found_error' } }],
    ['405', 405, { detail: 'Method Not Allowed' }],
    ['501', 501, 'Not implemented'],
    ['200 of LM Studio', 200, { error: 'Unexpected endpoint or method. (POST /v1/responses)' }],
  ])('speaks chat completions when the probe gets %s', async (_, status, body) => {
    server.play({ rules: [{ endpoint: 'probe', steps: [{ do: 'reply', status, body }] }] });
    const { provider, remembered } = openProvider(server.baseUrl, { dialect: 'auto' });
    const { fault } = await collect(provider.draft(draftRequest(), never));
    expect(fault).toBeNull();
    expect(paths()).toStrictEqual(['/v1/responses', '/v1/chat/completions']);
    expect(remembered).toStrictEqual(['chat']);
  });

  it.each([
    ['400', 400, { error: { message: 'model is required' } }],
    ['422', 422, { detail: [{ loc: ['body', 'input'], msg: 'Field required' }] }],
    ['500 with JSON', 500, { error: { code: 500, message: 'key not found', type: 'server_error' } }],
    ['404 for want of a model', 404, { error: { message: 'model "" not found', code: 'model_not_found' } }],
  ])('speaks the Responses API when the probe gets %s', async (_, status, body) => {
    server.play({ rules: [{ endpoint: 'probe', steps: [{ do: 'reply', status, body }] }] });
    const { provider, remembered } = openProvider(server.baseUrl, { dialect: 'auto' });
    await collect(provider.draft(draftRequest(), never));
    expect(paths()).toStrictEqual(['/v1/responses', '/v1/responses']);
    expect(remembered).toStrictEqual(['responses']);
  });

  it.each([
    [401, { error: { code: 'invalid_api_key' } }, 'auth'],
    [429, { error: { code: 'rate_limit_exceeded' } }, 'rate-limited'],
    [503, { error: { message: 'Loading model', type: 'unavailable_error' } }, 'rate-limited'],
    [502, '<html>Bad gateway</html>', 'server-error'],
    [200, '<html>Welcome</html>', 'malformed'],
  ] as const)('stays unknown when the probe gets %i with %j', async (status, body, kind) => {
    server.play({
      rules: [
        {
          endpoint: 'probe',
          steps: [
            { do: 'reply', status, body },
            { do: 'reply', status: 400, body: {} },
          ],
        },
      ],
    });
    const { provider, remembered } = openProvider(server.baseUrl, { dialect: 'auto' });
    const { fault, events } = await collect(provider.draft(draftRequest(), never));
    expect(fault?.kind).toBe(kind);
    expect(events).toStrictEqual([]);
    expect(remembered).toStrictEqual([]);
    expect((await collect(provider.draft(draftRequest(), never))).fault).toBeNull();
  });

  it('is not remembered to speak chat completions when those are not found either', async () => {
    const { provider, remembered } = openProvider(server.baseUrl.replace('/v1', '/wrong'), { dialect: 'auto' });
    const { fault } = await collect(provider.draft(draftRequest(), never));
    expect(fault?.kind).toBe('invalid');
    expect(remembered).toStrictEqual([]);
  });
});

describe('a server that was believed to speak the Responses API', () => {
  it('is asked over chat completions when it is found not to, from then on', async () => {
    server.play({ hasResponses: false });
    const { provider, remembered } = openProvider(server.baseUrl, { dialect: 'responses' });
    const { events, fault } = await collect(provider.draft(draftRequest(), never));
    expect(fault).toBeNull();
    expect(events.filter(({ type }) => type === 'sent')).toHaveLength(2);
    await collect(provider.draft(draftRequest(), never));
    expect(paths()).toStrictEqual(['/v1/responses', '/v1/chat/completions', '/v1/chat/completions']);
    expect(remembered).toStrictEqual(['chat']);
  });

  it('is not asked another way when only the model is missing', async () => {
    const body = { error: { message: 'No such model.', code: 'model_not_found' } };
    server.play({ rules: [{ steps: [{ do: 'reply', status: 404, body }] }] });
    const { provider } = openProvider(server.baseUrl, { dialect: 'responses' });
    const { fault } = await collect(provider.draft(draftRequest(), never));
    expect(fault?.detail.providerCode).toBe('model_not_found');
    expect(paths()).toStrictEqual(['/v1/responses']);
  });
});
