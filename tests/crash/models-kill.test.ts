import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AimockServer } from '../support/aimock-server.ts';
import { startAimock } from '../support/aimock-server.ts';
import type { ScriptProcess } from '../support/crash-process.ts';
import type { ModelChildBundle } from '../support/model-app-life.ts';
import { buildModelChild } from '../support/model-app-life.ts';
import { accountsOf, callsBySection, messagesOf } from '../support/model-app-sections.ts';
import type { ModelServer } from '../support/model-server/model-server.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { readStore } from '../support/read-store.ts';
import { testFolder } from '../support/sqlite-store.ts';

const text = 'Twelve years of **work**, told in some words so that it comes in several pieces, one after the other. ';

let bundle: ModelChildBundle;
beforeAll(async () => {
  bundle = await buildModelChild();
});
afterAll(() => bundle.remove());

let life: ScriptProcess | null = null;
afterEach(async () => {
  await life?.kill();
  life = null;
});

/** Reads what the process says until it has said enough. */
const listen = async (process: ScriptProcess, isEnough: (said: readonly string[]) => boolean): Promise<string[]> => {
  const said: string[] = [];
  while (!isEnough(said)) said.push(await process.nextLine());
  return said;
};
const count = (said: readonly string[], word: string): number => said.filter((line) => line.startsWith(word)).length;

describe('a process that is killed while a model answers (F4)', () => {
  let aimock: AimockServer;
  beforeAll(async () => {
    const answer = { content: text, usage: { input_tokens: 300, output_tokens: 20 } };
    aimock = await startAimock([{ match: { model: 'test-model' }, response: answer, chunkSize: 4, latency: 8 }]);
  });
  afterAll(() => aimock.stop());

  it('calls for no finished section again, goes on with the others, and says what may have been billed', async () => {
    const folder = testFolder();
    const start = () => {
      life = bundle.start({ folder, baseUrl: aimock.baseUrl });
      return life;
    };
    const finished = new Map<string, number>();
    const kills = 4;
    for (let round = 0; round < kills; round++) {
      const child = start();
      // In the midst of streams, when this life too has brought something to its end.
      await listen(child, (said) => count(said, 'completed') >= 2 && said.at(-1)?.startsWith('streaming') === true);
      await child.kill();
      const calls = callsBySection(messagesOf(folder), await aimock.calls());
      for (const [key, before] of finished) expect({ key, calls: calls.get(key) }).toEqual({ key, calls: before });
      for (const { key, state } of accountsOf(folder)) {
        if (state === 'completed') finished.set(key, calls.get(key) ?? 0);
      }
      expect(finished.size).toBeGreaterThanOrEqual(2 * (round + 1));
    }
    const last = start();
    expect([await last.ended, last.errors()]).toEqual([0, '']);

    const sections = accountsOf(folder);
    const calls = callsBySection(messagesOf(folder), await aimock.calls());
    for (const [key, before] of finished) expect({ key, calls: calls.get(key) }).toEqual({ key, calls: before });
    expect(sections).toHaveLength(14);
    let lost = 0;
    for (const { key, state, content, spent, outcomes, bases } of sections) {
      // A crash costs no attempt, and each of them is told of.
      expect({ key, state, content, spent }).toEqual({ key, state: 'completed', content: text.trim(), spent: 0 });
      expect(outcomes).toEqual([...outcomes.slice(0, -1).map(() => 'lost'), 'completed']);
      expect(bases).toEqual([...outcomes.slice(0, -1).map(() => 'estimated'), 'counted']);
      lost += outcomes.length - 1;
      // No call without a claim; a claim that died before it could call is booked all the same.
      expect(calls.get(key)).toBeLessThanOrEqual(outcomes.length);
    }
    // Streams were cut in each round, and only what was under way was called for again.
    expect(lost).toBeGreaterThanOrEqual(kills);
    const made = [...calls.values()].reduce((sum, one) => sum + one, 0);
    expect(made - 14).toBeGreaterThanOrEqual(kills);
    expect(made - 14).toBeLessThanOrEqual(lost);
  });
});

describe('a call in the background outlives the process that made it (F4)', () => {
  let server: ModelServer;
  afterEach(() => server.close());

  it.each(['is killed', 'is quit'])(
    'when that %s: it is gone on with where it was, and not made again',
    async (how) => {
      // How far a stream was seen is stored every fifty events.
      const long = text.repeat(5);
      const stall = { do: 'stall', afterDeltas: 60, text: long } as const;
      server = await startModelServer({
        rules: [{ endpoint: 'responses', steps: [stall, stall, stall, { do: 'answer', text: long }] }],
      });
      const folder = testFolder();
      const start = () => {
        life = bundle.start({ folder, baseUrl: server.baseUrl, connection: { isBackground: true }, saysAfter: 55 });
        return life;
      };
      const first = start();
      // Three sections are written at once, and none of these ends by itself.
      await listen(first, (said) => count(said, 'streaming') === 3);
      if (how === 'is killed') await first.kill();
      else {
        first.child.stdin.write('stop\n');
        expect([await first.ended, first.errors()]).toEqual([0, '']);
      }
      const stored = readStore<{ id: string; sequence: number }>(
        folder,
        'SELECT response_id AS id, sequence FROM remote_calls',
      );
      expect(stored).toHaveLength(3);
      for (const { sequence } of stored) expect(sequence).toBeGreaterThanOrEqual(50);
      const posts = () => server.journal.to('/v1/responses', 'POST').map(({ body }) => body);
      expect(posts()).toHaveLength(3);
      expect(server.journal.to('/v1/responses/', 'POST')).toEqual([]);

      const second = start();
      expect([await second.ended, second.errors()]).toEqual([0, '']);
      // As many calls as sections, each for another one.
      expect(new Set(posts()).size).toBe(14);
      expect(posts()).toHaveLength(14);
      const retrieved = server.journal.to('/v1/responses/', 'GET').map(({ path }) => path);
      expect(retrieved.sort()).toEqual(
        stored.map(({ id, sequence }) => `/v1/responses/${id}?stream=true&starting_after=${sequence}`).sort(),
      );
      for (const { state, content, spent, bases } of accountsOf(folder)) {
        expect({ state, content, spent }).toEqual({ state: 'completed', content: long.trim(), spent: 0 });
        // Paid once, and counted.
        expect(bases.filter((basis) => basis !== null)).toEqual(['counted']);
      }
    },
  );
});
