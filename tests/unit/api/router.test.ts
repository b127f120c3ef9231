import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RouteHandlers } from '../../../src-main/api/router.ts';
import { createRouter } from '../../../src-main/api/router.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { documentIdSchema, jobIdSchema, runIdSchema } from '../../../src-shared/model/ids.ts';
import { ManualTime, settled } from '../../support/manual-time.ts';

/** A router whose other routes must not be reached. */
const routerWith = (handlers: Partial<RouteHandlers>, whenDurable = async (): Promise<void> => {}) => {
  const time = new ManualTime();
  const unexpected: { route: string; error: unknown }[] = [];
  const untouched: RouteHandlers = new Proxy({} as RouteHandlers, {
    get: (_target, name) => {
      throw new Error(`${String(name)} was called`);
    },
  });
  const table = new Proxy(untouched, {
    get: (target, name, receiver) => Reflect.get(Object.hasOwn(handlers, name) ? handlers : target, name, receiver),
  });
  const router = createRouter({
    handlers: table,
    whenDurable,
    timers: time,
    onUnexpected: (route, error) => unexpected.push({ route, error }),
  });
  return { router, time, unexpected };
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
      'response-cache.clear': () => {
        calls++;
        return new Promise((_resolve, reject) => breaks.push(reject));
      },
    });
    const underWay = router.call('response-cache.clear', {});
    const closed = router.close(1_000);
    expect(await router.call('response-cache.get', {})).toMatchObject({ ok: false });
    breaks[0]?.(new TypeError('The database connection is not open'));
    expect(await underWay).toMatchObject({ ok: false });
    await closed;
    expect([calls, unexpected]).toEqual([1, []]);
  });

  it('answers a command that was accepted before it was closed with what it came to', async () => {
    const finishes: (() => void)[] = [];
    const { router, time } = routerWith({
      'response-cache.clear': () => new Promise((resolve) => finishes.push(() => resolve({}))),
    });
    const [first, second] = [router.call('response-cache.clear', {}), router.call('response-cache.clear', {})];
    let isClosed = false;
    const closed = router.close(1_000).then(() => {
      isClosed = true;
    });
    finishes[0]?.();
    expect(await first).toEqual({ ok: true, value: {} });
    await settled();
    expect(isClosed).toBe(false);
    // Nobody waits for ever for one that doesn't end; it is answered all the same.
    await time.advance(1_000);
    await closed;
    finishes[1]?.();
    expect(await second).toEqual({ ok: true, value: {} });
  });

  it('lets nobody who only reads or waits keep it open', async () => {
    const never = () => new Promise<never>(() => {});
    const { router } = routerWith({ 'job.wait': never, 'document.list': never });
    const calls = [
      router.call('job.wait', { jobIds: [jobIdSchema.parse('j')], timeoutMs: 1_000 }),
      router.call('document.list', {}),
    ];
    await router.close(1_000);
    expect(await Promise.all(calls)).toMatchObject([{ ok: false }, { ok: false }]);
  });

  it('answers a command once it is on the disk, and a query at once (F4)', async () => {
    const disk = { sync: () => {} };
    const synced = new Promise<void>((resolve) => {
      disk.sync = resolve;
    });
    const { router } = routerWith(
      { 'response-cache.clear': () => ({}), 'response-cache.get': () => ({ entries: 0, bytes: 0 }) },
      () => synced,
    );
    let isAnswered = false;
    const command = router.call('response-cache.clear', {}).finally(() => {
      isAnswered = true;
    });
    expect(await router.call('response-cache.get', {})).toMatchObject({ ok: true });
    await settled();
    expect(isAnswered).toBe(false);
    disk.sync();
    expect(await command).toEqual({ ok: true, value: {} });
  });

  it('answers with what is wrong when a command can not get to the disk', async () => {
    const error = { code: 'data.not-saved', message: 'The disk is broken.' } as const;
    const { router, unexpected } = routerWith({ 'response-cache.clear': () => ({}) }, () =>
      Promise.reject(new AppFailure(error)),
    );
    expect(await router.call('response-cache.clear', {})).toEqual({ ok: false, error });
    expect(unexpected).toEqual([]);
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
