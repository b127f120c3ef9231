import { setTimeout as pause } from 'node:timers/promises';
import PQueue from 'p-queue';
import { openModelApp } from '../../support/model-app.ts';
import { messagesOf } from '../../support/model-app-sections.ts';
import type { BenchFolder } from '../bench-folder.ts';
import type { StartLimit } from '../ideal-makespan.ts';
import { concurrency } from './contestant.ts';

/** Has a server write a document, and says how long that took: from the call until everything is there. */
export interface DocumentDrafter {
  readonly name: string;
  makespanMs(baseUrl: string, folder: BenchFolder): Promise<number>;
}

/** The sections queue as it is set at first. */
export const startLimit: StartLimit = { count: 3, windowMs: 1_000 };

/** Sections that can be written at once; the summary of the experiences, the last of all, waits for the five before it. */
export const firstSections = 13;

/** The product's whole main side on a file: over when the last section is stored. */
export const wholeProduct: DocumentDrafter = {
  name: 'ours',
  makespanMs: async (baseUrl, folder) => {
    const app = openModelApp({ folder: `${folder.newFile()}.d`, baseUrl });
    app.begin();
    await pause(50);
    const open = app.store.database.connection.prepare<[], { count: number }>(
      "SELECT count(*) AS count FROM jobs WHERE state NOT IN ('completed', 'failed')",
    );
    const failed = app.store.database.connection.prepare<[], { count: number }>(
      "SELECT count(*) AS count FROM jobs WHERE state = 'failed'",
    );
    const start = performance.now();
    app.draft();
    await app.until(() => open.get()?.count === 0);
    const makespanMs = performance.now() - start;
    if (failed.get()?.count !== 0 || app.unexpected.length > 0) throw new Error('a section failed');
    await app.close();
    return makespanMs;
  },
};

/** Calls as often as it takes, coming back when it is told to. */
const call = async (baseUrl: string, message: string): Promise<string> => {
  for (;;) {
    const body = JSON.stringify({ model: 'test-model', stream: true, input: [{ role: 'user', content: message }] });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${baseUrl}/responses`, { method: 'POST', headers, body });
    const text = await response.text();
    if (response.ok) return text;
    await pause(Number(response.headers.get('retry-after-ms')));
  }
};

/** The same calls under the same rules from a loop in memory that keeps nothing and parses nothing. */
export const bareCalls = (messages: ReadonlyMap<string, string>): DocumentDrafter => ({
  name: 'p-queue in memory',
  makespanMs: async (baseUrl) => {
    const queue = new PQueue({
      concurrency,
      intervalCap: startLimit.count,
      interval: startLimit.windowMs,
      strict: true,
    });
    const { 'experiences-summary': summary = '', ...others } = Object.fromEntries(messages);
    const start = performance.now();
    await Promise.all(Object.values(others).map((message) => queue.add(() => call(baseUrl, message))));
    await queue.add(() => call(baseUrl, summary));
    return performance.now() - start;
  },
});

/** What is asked for the sections of the document that everybody drafts. */
export const documentMessages = async (folder: BenchFolder): Promise<ReadonlyMap<string, string>> => {
  const path = `${folder.newFile()}.d`;
  const app = openModelApp({ folder: path, baseUrl: 'http://127.0.0.1:9/v1' });
  app.draft();
  const messages = messagesOf(path);
  await app.close();
  return messages;
};
