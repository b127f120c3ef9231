import { dirname, join } from 'node:path';
import { z } from 'zod';
import { redraft } from '../../src-main/app/drafting/redraft.ts';
import { startRun } from '../../src-main/app/drafting/start-run.ts';
import { getExportSubject } from '../../src-main/app/exporting/get-export-subject.ts';
import { composeEngineRoom } from '../../src-main/composition/engine-room.ts';
import { createAssetFiles } from '../../src-main/platform/asset-files.ts';
import { createConvertProcess } from '../../src-main/platform/convert-process.ts';
import { randomIds } from '../../src-main/platform/random-ids.ts';
import { systemClock, systemTimers } from '../../src-main/platform/system-clock.ts';
import { createEmbeddedProvider } from '../../src-main/providers/embedded/embedded-provider.ts';
import { createScriptedProvider } from '../../src-main/providers/scripted/scripted-provider.ts';
import { openStore } from '../../src-main/storage/store.ts';
import type { Json } from '../../src-shared/model/json.ts';
import { policiesOf } from '../../src-shared/model/queue-policy.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import { settingsSchema } from '../../src-shared/model/settings.ts';
import { forkNodeChild } from '../support/convert/node-child.ts';
import { startBlockProbe } from './block-probe.ts';
import { longInputs } from './long-inputs.ts';

const settings = settingsSchema.parse({});
const kinds: Readonly<Record<string, Record<string, Json>>> = {
  'competence-file': { experiences: 5 },
  'interview-pack': { questions: 20, answers: 'all' },
};
const openStates = ['scheduled', 'blocked', 'ready', 'running'] as const;
const inputNameSchema = z.enum(['two pages', 'largest', '150,000 technologies']);

const noPause = (): Promise<void> => Promise.resolve();

/** The app as the product composes it, with a conversion process under Node and providers that don't pause. */
const openApp = (path: string) => {
  const store = openStore(path, Date.now());
  const providers = [
    createEmbeddedProvider({ wordDelayMs: 0, longestMs: 0, pause: noPause }),
    createScriptedProvider({ script: {}, pause: noPause, onCall: () => {} }),
  ];
  const policies = policiesOf({}).map((policy) => ({ ...policy, startLimit: null }));
  const conversion = createConvertProcess({
    workerPath: join(dirname(process.argv[1] ?? ''), 'convert-worker.cjs'),
    fork: forkNodeChild,
  });
  const room = composeEngineRoom({
    store,
    assetFiles: createAssetFiles(join(dirname(path), 'assets'), systemClock),
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    ids: randomIds,
    policies: {
      all: () => policies,
      of: (queue) => {
        const policy = policies.find((one) => one.queue === queue);
        if (policy === undefined) throw new Error(`there is no queue "${queue}"`);
        return policy;
      },
    },
    provider: (name) => providers.find((one) => one.name === name) ?? null,
    connection: () => null,
    settings: () => settings,
    convert: conversion.convert,
    unmeteredOrigins: new Set(['embedded', 'scripted']),
    onUnexpected: (error) => {
      throw error;
    },
  });
  return { ...room, store, conversion };
};

type App = ReturnType<typeof openApp>;
type InputName = z.infer<typeof inputNameSchema>;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const draftAll = async ({ store }: App): Promise<void> => {
  while (store.jobList.idsIn(openStates, null, 1).length > 0) await pause(5);
};

/** One document's life: the most processor time of this thread between two turns, in each part of it. */
const live = async (app: App, kind: string, kindOptions: Record<string, Json>, inputName: InputName) => {
  const figures: Record<string, number> = {};
  const timed = async <T>(part: string, work: () => T | Promise<T>): Promise<T> => {
    await pause(20);
    const probe = startBlockProbe();
    const result = await work();
    await pause(5);
    figures[part] = probe.stop().longestBusyMs;
    return result;
  };
  const input = longInputs[inputName];
  const isOld = inputName === '150,000 technologies';
  const { documentId } = await timed('start', () =>
    startRun(app.deps)({
      kind,
      input: isOld ? longInputs['two pages'] : input,
      options: runOptionsSchema.parse({ kindOptions }),
    }),
  );
  if (isOld) {
    const { connection } = app.store.database;
    connection.prepare('UPDATE documents SET input = ? WHERE id = ?').run(JSON.stringify(input), documentId);
  }
  await timed('draft', () => draftAll(app));
  for (const anonymise of [null, { employers: 'hide' as const }]) {
    await timed(anonymise === null ? 'export' : 'anonymous export', () =>
      getExportSubject(app.deps)({ documentId, variant: { themeId: null, anonymise, paper: null } }),
    );
  }
  if (isOld) return figures;
  await timed('ask a model', async () => {
    redraft(app.deps)({ documentId, options: runOptionsSchema.parse({ provider: 'scripted', kindOptions }) });
    await draftAll(app);
  });
  return figures;
};

/** `draft-long FILE INPUT`: figures of both kinds, once short documents have had everything compiled. */
export const draftLong = async ([path = '', name]: readonly string[]): Promise<void> => {
  const app = openApp(path);
  app.engine.start();
  const figures: Record<string, number> = {};
  for (const [kind, kindOptions] of Object.entries(kinds)) {
    for (let warmUps = 0; warmUps < 4; warmUps++) await live(app, kind, kindOptions, 'two pages');
    for (const [part, ms] of Object.entries(await live(app, kind, kindOptions, inputNameSchema.parse(name)))) {
      figures[`${kind}, ${part}`] = ms;
    }
  }
  app.conversion.dispose();
  process.stdout.write(`${JSON.stringify(figures)}\n`);
};
