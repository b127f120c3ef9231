import { watchSecondChoices } from '../../src-main/app/models/second-choices.watch.ts';
import type { SecondChoice } from '../../src-shared/model/connection.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import { settingsSchema } from '../../src-shared/model/settings.ts';
import type { FakeAnswer } from './fake-model.ts';
import { createFakeModel } from './fake-model.ts';
import type { ManualTime } from './manual-time.ts';
import { settled } from './manual-time.ts';
import { createTestApp } from './test-app.ts';

const names = ['lab', 'spare', 'third'] as const;
type Name = (typeof names)[number];

interface SecondChoiceOptions {
  /** What each server answers; nothing may be asked of one that is left out. */
  readonly answers: Partial<Readonly<Record<Name, FakeAnswer>>>;
  readonly choices?: Partial<Readonly<Record<Name, SecondChoice>>>;
  readonly background?: readonly Name[];
  readonly time?: ManualTime;
  /** Of the store's file; in memory unless told. */
  readonly path?: string;
  /** Servers at which nobody listens. */
  readonly unreached?: readonly Name[];
  /** Uses cached answers; off unless told, since the servers of a test all say the same. */
  readonly hasCache?: boolean;
}

const originOf = (name: Name): string => `https://${name}.example.com`;

/** An app with three servers of which some name a second choice, and the watch over them. */
export const openWithSecondChoice = (options: SecondChoiceOptions) => {
  const { answers, choices = {}, background = [], unreached = [], hasCache = false, time, path } = options;
  const nobody: FakeAnswer = () => {
    throw new Error('nobody asks this server');
  };
  const fakes = new Map(
    names.map((name) => {
      const baseUrl = `${originOf(name)}/v1`;
      const fake = createFakeModel([answers[name] ?? nobody], {
        label: name.toUpperCase(),
        baseUrl,
        model: `${name}-model`,
        isBackground: background.includes(name),
      });
      return [name, { ...fake, model: { ...fake.model, name, origin: originOf(name) } }];
    }),
  );
  const connectionsOf = (chosen: Partial<Readonly<Record<Name, SecondChoice>>>) =>
    names.map((id) => ({
      id,
      label: id.toUpperCase(),
      preset: 'custom' as const,
      baseUrl: `${originOf(id)}/v1`,
      model: `${id}-model`,
      secondChoice: chosen[id] ?? null,
    }));
  const app = createTestApp({
    models: [...fakes.values()],
    policy: { startLimit: null },
    settings: settingsSchema.parse({ connections: connectionsOf(choices), responseCache: { isOn: hasCache } }),
    ...(time === undefined ? {} : { time }),
    ...(path === undefined ? {} : { path }),
  });
  for (const name of names) app.store.jobs.moveToOrigin(name, originOf(name));
  const watch = watchSecondChoices({
    deps: app.deps,
    clock: app.time,
    timers: app.time,
    canReach: (origin) => Promise.resolve(!unreached.some((name) => originOf(name) === origin)),
    onUnexpected: (error) => void app.unexpected.push(error),
  });
  const unsubscribe = app.publisher.subscribe(watch.hear);
  const { connection } = app.store.database;
  const jobs = connection.prepare<[], { origin: string; state: string; jobs: number }>(
    `SELECT substr(lane, instr(lane, '@') + 1) AS origin, state, count(*) AS jobs FROM jobs
     WHERE kind IN ('draft-section', 'draft-outline') GROUP BY lane, state ORDER BY lane, state`,
  );
  const laneOf = (name: Name) => app.store.lanes.all().find(({ origin }) => origin === originOf(name));
  return {
    ...app,
    watch,
    laneOf,
    originOf,
    fake: (name: Name) => {
      const fake = fakes.get(name);
      if (fake === undefined) throw new Error(`no server ${name}`);
      return fake;
    },
    choose: (chosen: Partial<Readonly<Record<Name, SecondChoice>>>) => app.set({ connections: connectionsOf(chosen) }),
    begin: (provider: Name = 'lab') =>
      app.start({ options: runOptionsSchema.parse({ provider, kindOptions: { experiences: 0 } }) }),
    /** Jobs of steps by where they are, and their state. */
    jobs: () => jobs.all().map(({ origin, state, jobs: count }) => `${count} ${state} at ${origin}`),
    release: (name: Name) => {
      const lane = laneOf(name);
      if (lane) app.store.queue.release(lane.lane, app.time.now());
    },
    /** Moves the clock and waits for the disk, which calls wait for where the store is a file. */
    settle: async (ms: number) => {
      await app.time.advance(ms);
      await app.store.database.whenDurable();
    },
    /** Ends this life of the app. */
    close: async () => {
      watch.stop();
      unsubscribe();
      await app.engine.stop(0);
      // What the publisher has yet to tell, it reads from the store once the disk has it.
      for (let turn = 0; turn < 2; turn += 1) {
        await app.time.advance(100);
        await app.store.database.whenDurable();
        await settled();
      }
      app.store.database.close();
    },
  };
};
