import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ownerFileOf, ownerFileSchema } from '../../../src-main/api/local-address.ts';
import { connectToOwner } from '../../../src-main/api/local-client.ts';
import { startLocalServer } from '../../../src-main/api/local-server.ts';
import { Publisher } from '../../../src-main/api/publisher.ts';
import type { Router } from '../../../src-main/api/router.ts';
import { awaitDraft } from '../../../src-main/cli/draft/await-draft.ts';
import { err, ok } from '../../../src-shared/model/app-error.ts';
import { documentIdSchema, sectionIdSchema } from '../../../src-shared/model/ids.ts';
import type { QueueStatus } from '../../../src-shared/model/queue-status.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { testFolder, testStore } from '../../support/sqlite-store.ts';

const status: QueueStatus = {
  queueSize: 0,
  concurrentJobs: 0,
  processing: false,
  remainingMs: null,
  holds: [],
  statistics: { totalJobs: 0, completedJobs: 0, failedJobs: 0, successRate: null },
};
const documentId = documentIdSchema.parse('3f0c3c64-6f0b-4a36-9d4b-0f3f1f1f0a01');
const sectionId = sectionIdSchema.parse('3f0c3c64-6f0b-4a36-9d4b-0f3f1f1f0a02');

const setUp = async (change: Partial<Router> = {}) => {
  const dataFolder = testFolder();
  const calls: unknown[] = [];
  const refused = err({ code: 'not-found', message: 'as the test wants' });
  const router: Router = {
    call: async () => refused,
    callUntyped: async (name) => {
      calls.push(name);
      return refused;
    },
    close: async () => {},
    ...change,
  };
  const publisher = new Publisher({
    events: testStore().events,
    timers: new ManualTime(),
    queueStatus: () => status,
    whenDurable: async () => {},
    onUnexpected: (error) => expect.unreachable(String(error)),
  });
  const server = await startLocalServer({ dataFolder, router, publisher });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await server.close();
    isOpen = false;
  };
  onTestFinished(close);
  const owner = ownerFileSchema.parse(JSON.parse(readFileSync(ownerFileOf(dataFolder), 'utf8')));
  return { dataFolder, publisher, server, close, owner, calls };
};

const statusOf = async (
  socketPath: string,
  token: string,
  method: string,
  path: string,
  body = '{}',
): Promise<number> => {
  const asked = request({ socketPath, method, path, headers: { authorization: `Bearer ${token}` } });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
};

describe('the local transport', () => {
  it('tells a client that its owner has gone away, where a command waited for ever', async () => {
    const { dataFolder, close } = await setUp();
    const client = await connectToOwner(dataFolder);
    if (!client) return expect.unreachable('no owner');
    onTestFinished(() => client.close());
    const lost = new Promise<void>((resolve) => client.on(() => {}, resolve));
    await close();
    await lost;
    expect(await client.call('document.get', { documentId })).toMatchObject({ error: { code: 'data.in-use' } });
    const drafted = awaitDraft(client, documentId, {
      waitMs: undefined,
      signal: new AbortController().signal,
      onSection: () => {},
    });
    await expect(drafted).rejects.toThrow();
    expect(existsSync(ownerFileOf(dataFolder))).toBe(false);
  });

  it('answers a command that was under way when it closed, where the client was told that its owner had gone', async () => {
    let finish = () => {};
    const { dataFolder, close, calls } = await setUp({
      callUntyped: (name) => {
        calls.push(name);
        return new Promise((resolve) => {
          finish = () => resolve(ok({}));
        });
      },
    });
    const client = await connectToOwner(dataFolder);
    if (!client) return expect.unreachable('no owner');
    onTestFinished(() => client.close());
    const answer = client.call('error-log.clear', {});
    await expect.poll(() => calls).toEqual(['error-log.clear']);
    const closed = close();
    finish();
    expect(await answer).toEqual(ok({}));
    await closed;
  });

  it('drops a client that never reads, where its events filled the owner’s memory', async () => {
    const { publisher, server, owner } = await setUp();
    const socket = createConnection(owner.address);
    const closed = once(socket, 'close');
    // The pipe breaks while bytes are unread: that is the point.
    socket.on('error', () => {});
    socket.write(`GET /events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${owner.token}\r\n\r\n`);
    await once(socket, 'readable');
    const text = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 40; i++) {
      publisher.tell({ name: 'section.delta', payload: { documentId, sectionId, claimNo: 1, offset: 0, text } });
    }
    await server.whenUnused();
    socket.resume();
    await closed;
    expect(socket.bytesRead).toBeLessThan(20 * text.length);
  });

  it('answers nobody without the token, and keeps it from other users', async () => {
    const { dataFolder, owner, calls } = await setUp();
    for (const token of ['', 'x'.repeat(64), `${owner.token}0`]) {
      expect(await statusOf(owner.address, token, 'POST', '/app.get-snapshot')).toBe(401);
      expect(await statusOf(owner.address, token, 'GET', '/events')).toBe(401);
    }
    expect(calls).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(ownerFileOf(dataFolder)).mode & 0o077).toBe(0);
  });

  it('refuses a call of very many small values before it is parsed: 32 MB of them held the owner for 7 s', async () => {
    const { owner, calls } = await setUp();
    const many = (count: number) => `[${Array.from({ length: count }, () => '{"a":1}').join(',')}]`;
    expect(await statusOf(owner.address, owner.token, 'POST', '/many', many(1_000_000))).toBe(413);
    expect(calls).toEqual([]);
    expect(await statusOf(owner.address, owner.token, 'POST', '/some', many(50_000))).toBe(200);
    // A file is one value, whatever is in it.
    const file = JSON.stringify({ data: { $bytes: 'QUJD'.repeat(1_000_000) }, text: '{[,"\\'.repeat(300_000) });
    expect(await statusOf(owner.address, owner.token, 'POST', '/file', file)).toBe(200);
    expect(calls).toEqual(['some', 'file']);
  });
});
