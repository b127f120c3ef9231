import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelServer } from '../support/model-server/model-server.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { collect, draftRequest, openProvider, secretSource } from '../support/model-server/open-provider.ts';

const never = new AbortController().signal;

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

const faultOf = async (status: number, body: unknown, headers: Record<string, string> = {}) => {
  server.play({ rules: [{ steps: [{ do: 'reply', status, body, headers }] }] });
  const { provider, gate } = openProvider(server.baseUrl, { dialect: 'chat' });
  const { fault } = await collect(provider.draft(draftRequest(), never));
  if (fault === null) throw new Error('there was no fault');
  expect(gate.inside).toBe(0);
  expect(server.journal.entries).toHaveLength(1);
  return { kind: fault.kind, detail: fault.detail, message: fault.message, notes: gate.notes };
};

const error = (fields: object): object => ({ error: { message: 'No.', type: 'invalid_request_error', ...fields } });

it.each([
  [401, error({ code: 'invalid_api_key' }), 'auth', 'invalid_api_key'],
  [403, error({ code: 'unsupported_country_region_territory' }), 'auth', 'unsupported_country_region_territory'],
  [402, error({}), 'quota', 'invalid_request_error'],
  [429, error({ code: 'insufficient_quota', type: 'insufficient_quota' }), 'quota', 'insufficient_quota'],
  [429, error({ code: null, type: 'insufficient_quota' }), 'quota', 'insufficient_quota'],
  [429, error({ code: 'credit_balance_exhausted' }), 'quota', 'credit_balance_exhausted'],
  [429, error({ code: 'project_spend_limit_exceeded' }), 'quota', 'project_spend_limit_exceeded'],
  [429, error({ code: 'organization_usage_limit_exceeded' }), 'quota', 'organization_usage_limit_exceeded'],
  [429, error({ code: 'rate_limit_exceeded', type: 'requests' }), 'rate-limited', 'rate_limit_exceeded'],
  [429, 'Too many requests', 'rate-limited', undefined],
  [503, error({ code: 'slow_down' }), 'rate-limited', 'slow_down'],
  [503, { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } }, 'rate-limited', '503'],
  [503, { error: 'server busy, please try again.  maximum pending requests exceeded' }, 'rate-limited', undefined],
  [503, { error: { message: 'Down for a while' } }, 'server-error', undefined],
  [503, error({ code: null, type: 'server_error' }), 'server-error', 'server_error'],
  [
    429,
    error({ message: 'Request too large for gpt-x: Limit 30000, Requested 41000.' }),
    'too-long',
    'invalid_request_error',
  ],
  [429, error({ message: 'Limit: 30,000, Used: 9, Requested: 41,000' }), 'too-long', 'invalid_request_error'],
  [
    429,
    error({ message: 'Rate limit reached: Limit 30000, Used 29000, Requested 1100.' }),
    'rate-limited',
    'invalid_request_error',
  ],
  [400, error({ code: 'context_length_exceeded' }), 'too-long', 'context_length_exceeded'],
  [400, error({ code: 400, type: 'exceed_context_size_error' }), 'too-long', '400'],
  [400, error({ message: "This model's maximum context length is 8192 tokens." }), 'too-long', 'invalid_request_error'],
  [413, '<html>413 Request Entity Too Large</html>', 'too-long', undefined],
  [400, error({ code: 'content_policy_violation' }), 'refused', 'content_policy_violation'],
  [400, error({ code: 'content_filter' }), 'refused', 'content_filter'],
  [404, error({ code: 'model_not_found' }), 'invalid', 'model_not_found'],
  [404, error({ message: 'model "tiny" not found, try pulling it first' }), 'invalid', 'model_not_found'],
  [
    404,
    error({ message: 'The model `tiny` does not exist.', type: 'NotFoundError', code: 404 }),
    'invalid',
    'model_not_found',
  ],
  [400, error({ message: 'Not one of ours.', param: 'model' }), 'invalid', 'model_not_found'],
  [403, error({ code: 'model_not_found' }), 'invalid', 'model_not_found'],
  [400, error({ code: 'unsupported_parameter', param: 'store' }), 'invalid', 'unsupported_parameter'],
  [422, { detail: [{ msg: 'field required' }] }, 'invalid', undefined],
  [404, '404 page not found', 'invalid', undefined],
  [408, error({}), 'timeout', 'invalid_request_error'],
  [409, error({}), 'server-error', 'invalid_request_error'],
  [500, error({ type: 'server_error' }), 'server-error', 'server_error'],
  [502, '<html>Bad gateway</html>', 'server-error', undefined],
  [529, error({ type: 'overloaded_error' }), 'server-error', 'overloaded_error'],
] as const)('%i with %j is %s', async (status, body, kind, providerCode) => {
  const fault = await faultOf(status, body, { 'x-request-id': 'req_e' });
  expect(fault.kind).toBe(kind);
  expect(fault.detail.providerCode).toBe(providerCode);
  expect(fault.detail).toMatchObject({ status, requestId: 'req_e' });
  expect(fault.notes).toStrictEqual([{ status, isRateLimit: kind === 'rate-limited', remaining: null }]);
});

describe('how long to wait', () => {
  // Where the manual clock of the provider stands.
  const now = Date.UTC(2026, 0, 5, 9);
  it.each([
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1_500],
    [{ 'retry-after': '9' }, 9_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': new Date(now + 30_000).toUTCString() }, 30_000],
    [{ 'retry-after': new Date(now - 30_000).toUTCString() }, 0],
    [{ 'retry-after': '86400' }, 3_600_000],
    [{ 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
    [{ 'x-ratelimit-reset-requests': '20ms', 'x-ratelimit-reset-tokens': '1.5s' }, 1_500],
    [
      {
        'x-ratelimit-reset-requests': '8s',
        'x-ratelimit-remaining-requests': '4',
        'x-ratelimit-reset-tokens': '2s',
        'x-ratelimit-remaining-tokens': '0',
      },
      2_000,
    ],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('%j is %s ms', async (headers, waitMs) => {
    const { kind, detail } = await faultOf(
      429,
      error({ code: 'rate_limit_exceeded' }),
      headers as Record<string, string>,
    );
    expect(kind).toBe('rate-limited');
    expect(detail.retryAfterMs).toBe(waitMs);
  });

  it('is no matter where only the user can help', async () => {
    const { detail } = await faultOf(429, error({ code: 'insufficient_quota' }), { 'retry-after': '9' });
    expect(detail.retryAfterMs).toBeUndefined();
  });
});

it('says nothing of what was sent or answered, nor the key, whatever the server quotes', async () => {
  const quoted = `You sent: ${secretSource} with sk-canary`;
  server.play({
    rules: [
      {
        steps: [
          { do: 'reply', status: 400, body: error({ message: quoted, code: quoted }) },
          { do: 'reply', status: 500, body: quoted },
          { do: 'error-event', code: quoted, message: quoted },
          { do: 'failed', code: quoted, message: quoted },
        ],
      },
    ],
  });
  const { provider } = openProvider(server.baseUrl, {}, { key: () => 'sk-canary' });
  for (let call = 0; call < 4; call++) {
    const { fault } = await collect(provider.draft(draftRequest(), never));
    const told = `${fault?.message} ${JSON.stringify(fault?.detail)}`;
    expect(fault).not.toBeNull();
    expect(told).not.toContain('CANARY');
    expect(told).not.toContain('sk-canary');
  }
});

describe('a server that is not there', () => {
  it('is offline: nothing can have been billed', async () => {
    await server.close();
    const { provider } = openProvider(server.baseUrl);
    const { fault } = await collect(provider.draft(draftRequest(), never));
    expect(fault?.kind).toBe('offline');
    expect(fault?.detail.providerCode).toBe('ECONNREFUSED');
    server = await startModelServer();
  });

  it('is offline when connecting takes too long, though the SDK calls that a timeout', async () => {
    const cause = Object.assign(new Error('Connect Timeout Error'), { code: 'UND_ERR_CONNECT_TIMEOUT' });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause })));
    const { provider } = openProvider(server.baseUrl);
    const { fault } = await collect(provider.draft(draftRequest(), never));
    expect(fault?.kind).toBe('offline');
    expect(fault?.detail.providerCode).toBe('UND_ERR_CONNECT_TIMEOUT');
  });

  it('is offline when its name is unknown', async () => {
    const { provider } = openProvider('https://nowhere.invalid/v1', {}, { key: () => 'sk-x' });
    const { fault } = await collect(provider.draft(draftRequest(), never));
    expect(fault?.kind).toBe('offline');
  });

  it('is no use at an address with https when it speaks no TLS: waiting mends nothing', async () => {
    const plain = createServer((socket) => {
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n', () => socket.destroy());
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const address = plain.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { provider } = openProvider(`https://127.0.0.1:${port}/v1`, {}, { key: () => 'sk-x' });
    const { fault } = await collect(provider.draft(draftRequest(), never));
    expect(fault).toMatchObject({ kind: 'invalid', detail: { providerCode: 'no_encryption' } });
    await new Promise((resolve) => plain.close(resolve));
  });
});
