import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProviderFault } from '../../src-main/providers/provider-fault.ts';
import type { SectionView } from '../../src-shared/model/section.ts';
import type { FakeAnswer } from '../support/fake-model.ts';
import { someUsage } from '../support/fake-model.ts';
import { ManualTime } from '../support/manual-time.ts';
import { openWithSecondChoice } from '../support/second-choice-app.ts';
import { testFolder } from '../support/sqlite-store.ts';

const minute = 60_000;

type Name = 'lab' | 'spare';
const names: readonly Name[] = ['lab', 'spare'];

/** What happens, one after the other. */
type Event =
  | { readonly type: 'time'; readonly ms: number }
  | { readonly type: 'down' | 'up'; readonly server: Name }
  | { readonly type: 'move'; readonly server: Name }
  | { readonly type: 'edit' | 'lock'; readonly nth: number }
  | { readonly type: 'restart' | 'begin' | 'wake' };

const server = fc.constantFrom('lab' as const, 'spare' as const);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('time' as const), ms: fc.integer({ min: 1, max: 9 * minute }) }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('down' as const, 'up' as const), server }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('move' as const), server }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('edit' as const, 'lock' as const), nth: fc.nat(8) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('restart' as const, 'begin' as const, 'wake' as const) }) },
);

/** Whom the second choices lead to, circles included. */
const choices = fc.constantFrom(
  { lab: { provider: 'spare', afterMinutes: 5 } },
  { lab: { provider: 'embedded', afterMinutes: 3 } },
  { lab: { provider: 'spare', afterMinutes: 4 }, spare: { provider: 'lab', afterMinutes: 2 } },
  { lab: { provider: 'spare', afterMinutes: 4 }, spare: { provider: 'embedded', afterMinutes: 6 } },
);

/** Two servers that go down and come back, and an app that may be restarted. */
const createWorld = (chosen: Parameters<typeof openWithSecondChoice>[0]['choices'] & object) => {
  const folder = testFolder();
  const time = new ManualTime();
  const isDown = { lab: true, spare: false };
  /** How often each question was answered. */
  const answered = new Map<string, number>();
  const answer = (name: Name): FakeAnswer =>
    async function* ({ prompt }, signal) {
      if (isDown[name]) throw new ProviderFault('offline', 'refused');
      yield { type: 'sent' };
      await new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        time.set(resolve, 100);
      });
      const asked = JSON.stringify(prompt);
      answered.set(asked, (answered.get(asked) ?? 0) + 1);
      yield { type: 'completed', text: `By ${name}.`, usage: someUsage, requestId: null };
    };
  const open = () => {
    const answers = { lab: answer('lab'), spare: answer('spare') };
    const app = openWithSecondChoice({ answers, choices: chosen, time, path: join(folder, 'dossier.db') });
    app.engine.recover();
    app.watch.giveTime();
    app.engine.start();
    return app;
  };
  const world = { app: open() };
  const documents = [world.app.begin().documentId];
  /** Sections that the user wrote in. */
  const mine = new Set<string>();

  const change = (nth: number, sql: string): string => {
    const { app } = world;
    const [first] = documents;
    const id = (first && app.document(first).sections[nth]?.id) ?? '';
    app.store.database.connection.prepare(sql).run(id);
    return id;
  };
  const edit = "UPDATE sections SET content = 'Mine.', origin = 'user', revision = revision + 1 WHERE id = ?";
  const lock = 'UPDATE sections SET is_locked = 1 WHERE id = ?';
  const toServer = (name: Name, type: 'down' | 'up' | 'move'): void => {
    const { app } = world;
    if (type !== 'move') isDown[name] = type === 'down';
    if (type === 'up') app.release(name);
    if (type !== 'move') return;
    // To another address and back.
    app.store.jobs.moveToOrigin(name, `https://${name}-moved.example.com`);
    app.store.jobs.moveToOrigin(name, app.originOf(name));
  };
  const happen = async (one: Event): Promise<void> => {
    switch (one.type) {
      case 'time':
        return world.app.settle(one.ms);
      case 'down':
      case 'up':
      case 'move':
        return toServer(one.server, one.type);
      case 'edit':
        mine.add(change(one.nth, edit));
        return;
      case 'lock':
        change(one.nth, lock);
        return;
      case 'begin':
        documents.push(world.app.begin().documentId);
        return;
      case 'wake':
        return world.app.watch.giveTime();
      case 'restart':
        await world.app.close();
        world.app = open();
    }
  };
  const isOpen = () => world.app.jobs().some((line) => !line.includes(' completed '));
  return {
    mine,
    isOpen,
    answered,
    app: () => world.app,
    sections: () => documents.flatMap((documentId) => world.app.document(documentId).sections),
    documents,
    happen: async (one: Event): Promise<void> => {
      await happen(one);
      await world.app.settle(1);
    },
    /** Both servers are well, until all is done. */
    finish: async (): Promise<void> => {
      for (const name of names) isDown[name] = false;
      for (let round = 0; round < 200 && isOpen(); round += 1) {
        for (const name of names) world.app.release(name);
        await world.app.settle(5_000);
      }
    },
    end: async (): Promise<void> => {
      await world.app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A text says who wrote it, and so does what is told of it. */
const expectWriter = ({ content, origin, standIn }: SectionView): void => {
  if (origin === 'embedded') expect(standIn?.provider).toBe('embedded');
  if (origin === 'model') expect(content).toBe(`By ${standIn?.provider ?? 'lab'}.`);
};

const expectNoCircle = (passed: unknown, drafter: string): void => {
  const all = [...z.array(z.string()).parse(passed), drafter];
  expect(new Set(all).size).toBe(all.length);
};

describe('second choices, whatever happens meanwhile (F13)', () => {
  it('lose nothing, ask nothing twice, hand no job round in a circle, and touch no text of the user’s', async () => {
    await fc.assert(
      fc.asyncProperty(choices, fc.array(event, { minLength: 3, maxLength: 14 }), async (chosen, events) => {
        const world = createWorld(chosen);
        for (const one of events) await world.happen(one);
        await world.finish();
        expect(world.isOpen()).toBe(false);
        expect(world.app().unexpected).toEqual([]);
        const rows = world
          .app()
          .store.database.connection.prepare<[], { passed: string; drafter: string }>(
            'SELECT passed, drafter FROM stand_ins',
          )
          .all();
        for (const { passed, drafter } of rows) expectNoCircle(JSON.parse(passed), drafter);
        for (const section of world.sections()) {
          if (world.mine.has(section.id)) expect(section).toMatchObject({ content: 'Mine.', origin: 'user' });
          else expectWriter(section);
        }
        // Every document asks the same.
        for (const count of world.answered.values()) expect(count).toBeLessThanOrEqual(world.documents.length);
        await world.end();
      }),
      { numRuns: 8 },
    );
  }, 240_000);
});
