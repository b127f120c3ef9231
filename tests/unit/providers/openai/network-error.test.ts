import { expect, it } from 'vitest';
import { networkProblem } from '../../../../src-main/providers/openai/network-error.ts';

/** An error as `fetch` throws it: the system's own is its cause. */
const failed = (code: string | null, syscall?: string, message = 'x'): Error =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error(message), code === null ? {} : { code }, syscall === undefined ? {} : { syscall }),
  });

it.each([
  ['ECONNREFUSED', 'connect'],
  ['ENOTFOUND', 'getaddrinfo'],
  ['EAI_AGAIN', 'getaddrinfo'],
  ['ENETUNREACH', 'connect'],
  ['EHOSTUNREACH', 'connect'],
  ['ETIMEDOUT', 'connect'],
  ['UND_ERR_CONNECT_TIMEOUT', undefined],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', undefined],
  ['CERT_HAS_EXPIRED', undefined],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', undefined],
  ['ERR_TLS_CERT_ALTNAME_INVALID', undefined],
  ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', undefined],
])('%s in %s proves that nothing was sent: offline', (code, syscall) => {
  expect(networkProblem(failed(code, syscall), false)).toStrictEqual({ kind: 'offline', code });
});

it.each([
  ['ECONNRESET', 'read'],
  ['EPIPE', 'write'],
  ['ETIMEDOUT', 'read'],
  ['EHOSTUNREACH', 'read'],
  ['UND_ERR_SOCKET', undefined],
])('%s in %s may come after the request was read: cut', (code, syscall) => {
  expect(networkProblem(failed(code, syscall), false)).toStrictEqual({ kind: 'cut', code });
});

it('is cut, never offline, once the answer’s head has come', () => {
  expect(networkProblem(failed('ECONNREFUSED', 'connect'), true)?.kind).toBe('cut');
  expect(networkProblem(failed('CERT_HAS_EXPIRED'), true)?.kind).toBe('cut');
});

it.each([
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'stalled'],
  ['HPE_INVALID_CONSTANT', 'malformed'],
] as const)('%s is %s', (code, kind) => {
  expect(networkProblem(failed(code), false)?.kind).toBe(kind);
});

it('looks into each of several errors at once, one for each address tried', () => {
  const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' });
  const both = new TypeError('fetch failed', { cause: new AggregateError([refused, refused]) });
  expect(networkProblem(both, false)?.kind).toBe('offline');
});

it.each(['terminated', 'socket hang up', 'other side closed'])('a bare "%s" is cut', (message) => {
  expect(networkProblem(new TypeError(message), true)?.kind).toBe('cut');
});

it('a redirect is named as such', () => {
  expect(networkProblem(failed(null, undefined, 'unexpected redirect'), false)).toStrictEqual({
    kind: 'invalid',
    code: 'redirect',
  });
});

it.each([new Error('something else'), 'a text', null, undefined])('%s is none of its', (error) => {
  expect(networkProblem(error, false)).toBeNull();
});
