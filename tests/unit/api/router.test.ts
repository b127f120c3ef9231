import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RouteHandlers } from '../../../src-main/api/router.ts';
import { createRouter } from '../../../src-main/api/router.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { documentIdSchema, runIdSchema } from '../../../src-shared/model/ids.ts';

/** A router whose other routes must not be reached. */
const routerWith = (handlers: Partial<RouteHandlers>) => {
  const unexpected: { route: string; error: unknown }[] = [];
  const untouched: RouteHandlers = new Proxy({} as RouteHandlers, {
    get: (_target, name) => {
      throw new Error(`${String(name)} was called`);
    },
  });
  const table = new Proxy(untouched, {
    get: (target, name, receiver) => Reflect.get(Object.hasOwn(handlers, name) ? handlers : target, name, receiver),
  });
  const router = createRouter(table, (route, error) => unexpected.push({ route, error }));
  return { router, unexpected };
};

const secret = 'Nour Haddad, born 1985';

describe('the router', () => {
  it('gives a handler the parsed input, defaults filled in, and returns what it returns', async () => {
    const seen: unknown[] = [];
    const { router } = routerWith({
      'document.list': (input) => {
        seen.push(input);
        return { documents: [], nextCursor: null, total: 0 };
      },
    });
    const result = await router.call('document.list', { search: 'x', unknown: 1 });
    expect(result).toEqual({ ok: true, value: { documents: [], nextCursor: null, total: 0 } });
    expect(seen).toEqual([{ search: 'x', limit: 60 }]);
  });

  it('waits for a handler that takes its time', async () => {
    const { router } = routerWith({ 'document.delete': () => Promise.resolve({}) });
    const documentIds = [documentIdSchema.parse('d')];
    expect(await router.call('document.delete', { documentIds })).toEqual({ ok: true, value: {} });
  });

  it.each([
    'no.such',
    '',
    '__proto__',
    'constructor',
    'toString',
    'x'.repeat(5_000),
    null,
    undefined,
    7,
    ['document.list'],
    { toString: 1 },
    { toString: () => 'document.list' },
    Symbol('document.list'),
  ])('answers a name that is no route (%s) with an error', async (name) => {
    const { router, unexpected } = routerWith({});
    const result = await router.callUntyped(name, {});
    expect(result).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(JSON.stringify(result).length).toBeLessThan(300);
    expect(unexpected).toEqual([]);
  });

  it.each([undefined, null, 'text', 7, [], { documentIds: [] }])(
    'refuses %s where a list of ids belongs',
    async (input) => {
      const { router } = routerWith({});
      expect(await router.callUntyped('document.delete', input)).toMatchObject({
        ok: false,
        error: { code: 'input.invalid' },
      });
    },
  );

  it('names the fields that do not fit, never what is in them', async () => {
    const { router, unexpected } = routerWith({});
    const result = await router.call('run.start', {
      kind: secret,
      input: { [secret]: 1 },
      options: { maxRetries: secret, provider: secret },
    });
    if (result.ok) throw new Error('accepted');
    expect(result.error.code).toBe('input.invalid');
    const paths = result.error.issues?.map(({ path }) => path) ?? [];
    expect(paths).toEqual(expect.arrayContaining(['kind', 'options.maxRetries', 'options.provider']));
    expect(JSON.stringify(result)).not.toContain('Nour');
    expect(unexpected).toEqual([]);
  });

  it('names twenty fields at most', async () => {
    const { router } = routerWith({});
    const documentIds = Array.from({ length: 100 }, () => 'no id!');
    const result = await router.callUntyped('document.delete', { documentIds });
    if (result.ok) throw new Error('accepted');
    expect(result.error.issues).toHaveLength(20);
  });

  it('passes on an error that says what to do', async () => {
    const error = { code: 'queue.full', message: 'The queue is full.', action: 'Wait.' } as const;
    for (const fail of [
      () => {
        throw new AppFailure(error);
      },
      () => Promise.reject(new AppFailure(error)),
    ]) {
      const { router, unexpected } = routerWith({ 'run.cancel': fail });
      expect(await router.call('run.cancel', { runId: runIdSchema.parse('r') })).toEqual({ ok: false, error });
      expect(unexpected).toEqual([]);
    }
  });

  it('does not blame the caller for what is stored and can no longer be read', async () => {
    const { router, unexpected } = routerWith({
      'response-cache.get': () => {
        z.object({ list: z.array(z.number()) }).parse({ list: [1, secret] });
        throw new Error('not reached');
      },
    });
    const result = await router.call('response-cache.get', {});
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(result)).not.toContain(secret);
    expect(unexpected).toHaveLength(1);
  });

  it('takes no call once it is closed, and answers one that breaks on the way without a word in the log', async () => {
    const breaks: ((error: Error) => void)[] = [];
    let calls = 0;
    const { router, unexpected } = routerWith({
      'response-cache.get': () => {
        calls++;
        return new Promise((_resolve, reject) => breaks.push(reject));
      },
    });
    const underWay = router.call('response-cache.get', {});
    router.close();
    expect(await router.call('response-cache.get', {})).toMatchObject({ ok: false });
    breaks[0]?.(new TypeError('The database connection is not open'));
    expect(await underWay).toMatchObject({ ok: false });
    expect([calls, unexpected]).toEqual([1, []]);
  });

  it.each([new Error(secret), secret, undefined, { toString: 1 }])(
    'logs what nobody expected with its route, and tells the caller nothing of it (E5)',
    async (thrown) => {
      const { router, unexpected } = routerWith({
        'response-cache.get': () => Promise.reject(thrown),
      });
      const result = await router.call('response-cache.get', {});
      expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
      expect(JSON.stringify(result)).not.toContain(secret);
      expect(unexpected).toEqual([{ route: 'response-cache.get', error: thrown }]);
    },
  );
});
