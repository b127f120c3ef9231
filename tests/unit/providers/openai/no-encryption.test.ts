import { expect, it } from 'vitest';
import { networkProblem } from '../../../../src-main/providers/openai/network-error.ts';

it('a server that speaks no TLS, where its address says so, is not away: no waiting mends it', () => {
  const error = new TypeError('fetch failed', {
    cause: Object.assign(new Error('x'), { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }),
  });
  expect(networkProblem(error, false)).toEqual({ kind: 'invalid', code: 'no_encryption' });
});
