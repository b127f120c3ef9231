import { afterEach, expect, it, vi } from 'vitest';
import type { Exchange } from '../../../../src-main/providers/openai/guarded-fetch.ts';
import { createGuardedFetch } from '../../../../src-main/providers/openai/guarded-fetch.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const open = () => {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(new Response('{}')));
  vi.stubGlobal('fetch', fetched);
  const exchange: Exchange = { answer: null };
  const origin = 'https://models.example';
  return { fetched, guarded: createGuardedFetch({ origin, key: () => 'sk-canary', exchange }) };
};

it.each([
  'https://models.example.evil.test/v1',
  'https://models.example:444/v1',
  'http://models.example/v1',
  'https://sub.models.example/v1',
  'https://models.example@evil.test/v1',
  new URL('https://evil.test/models.example'),
  new Request('https://evil.test/'),
])('sends nothing to %s, which is another origin', async (target) => {
  const { fetched, guarded } = open();
  await expect(guarded(target)).rejects.toMatchObject({ kind: 'invalid', detail: { providerCode: 'other_origin' } });
  expect(fetched).not.toHaveBeenCalled();
});

it('lets no caller follow redirects, tell more headers, or use another key', async () => {
  const { fetched, guarded } = open();
  const headers = { authorization: 'Bearer other', 'x-stainless-os': 'Linux', 'content-type': 'application/json' };
  await guarded('https://models.example/v1/models', { redirect: 'follow', headers });
  const init = fetched.mock.calls[0]?.[1];
  expect(init?.redirect).toBe('error');
  expect([...new Headers(init?.headers)]).toStrictEqual([
    ['authorization', 'Bearer sk-canary'],
    ['content-type', 'application/json'],
    ['user-agent', 'Dossier'],
  ]);
});
