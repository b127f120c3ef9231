import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { getDocument } from '../../src-main/app/documents/get-document.ts';
import { startRun } from '../../src-main/app/drafting/start-run.ts';
import type { AppDeps, ConnectionFacts, IdSource } from '../../src-main/app/ports.ts';
import { composeEngineRoom } from '../../src-main/composition/engine-room.ts';
import { createAssetFiles } from '../../src-main/platform/asset-files.ts';
import { randomIds } from '../../src-main/platform/random-ids.ts';
import { createEmbeddedProvider } from '../../src-main/providers/embedded/embedded-provider.ts';
import type { Script } from '../../src-main/providers/scripted/scripted-provider.ts';
import { createScriptedProvider } from '../../src-main/providers/scripted/scripted-provider.ts';
import type { TextModel } from '../../src-main/providers/text-model.ts';
import type { ClaimScope } from '../../src-main/queue/claim-scope.ts';
import type { AnyJobHandler } from '../../src-main/queue/handler.ts';
import { openStore } from '../../src-main/storage/store.ts';
import type { RouteParsedInput } from '../../src-shared/contract/routes.ts';
import { candidateSchema } from '../../src-shared/model/candidate.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import type { DocumentId } from '../../src-shared/model/ids.ts';
import type { QueuePolicy } from '../../src-shared/model/queue-policy.ts';
import { policiesOf } from '../../src-shared/model/queue-policy.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import { settingsSchema } from '../../src-shared/model/settings.ts';
import { openInstantLogFile } from './instant-log-file.ts';
import { ManualTime } from './manual-time.ts';

/** No time passes between words; only a pause without end (`hang`) lasts until it is aborted. */
const noPause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (ms < 1_000_000) resolve();
    signal.addEventListener('abort', () => reject(signal.reason));
  });

export const testCandidate = candidateSchema.parse({
  fullName: 'Nour Haddad',
  title: 'Data engineer',
  location: 'Lyon',
  contact: { email: 'nour@example.org' },
  skills: [{ name: 'Platforms', skills: ['PostgreSQL', 'Kafka'] }],
  experience: [
    {
      company: 'Aurelia Rail',
      title: 'Data engineer',
      start: '2021-03',
      isCurrent: true,
      responsibilities: ['Moved 38 pipelines.'],
    },
    {
      company: 'Brume Energy',
      title: 'Analyst',
      start: '2017-01',
      end: '2021-02',
      responsibilities: ['Built 12 reports.'],
    },
  ],
  education: [{ institution: 'University of Nowhere', degree: 'MSc', end: '2016' }],
  languages: [{ name: 'French', level: 'native' }],
});

/** Commands, queries, the section handler and the queue on a real store, with a scripted and the embedded provider. */
interface TestAppOptions {
  /** Of the store's file, which a next life may open again; in memory unless told. */
  readonly path?: string;
  readonly time?: ManualTime;
  /** Of the files of assets; tests that put some name one that they remove. */
  readonly assetsFolder?: string;
  readonly script?: Script;
  readonly policy?: Partial<QueuePolicy>;
  readonly ids?: IdSource;
  /** Settings other than the defaults. */
  readonly settings?: z.input<typeof settingsSchema>;
  /** Other kinds of documents than there are. */
  readonly documentKind?: AppDeps['documentKind'];
  readonly convert?: AppDeps['convert'];
  /** For an app that works on nothing but what is in it. */
  readonly scope?: ClaimScope;
  /** More kinds of jobs. */
  readonly handlers?: (deps: AppDeps) => readonly AnyJobHandler<Effect>[];
  /** More providers, with the servers behind them; those are metered. */
  readonly models?: readonly { readonly model: TextModel; readonly facts: ConnectionFacts }[];
}

export const createTestApp = (options: TestAppOptions = {}) => {
  const settings = { current: settingsSchema.parse(options.settings ?? {}) };
  const time = options.time ?? new ManualTime();
  const parts = { openLogFile: openInstantLogFile };
  const store = openStore(options.path ?? ':memory:', time.now(), false, time.now(), parts);
  const calls: string[] = [];
  const all = policiesOf({}).map((policy) => (policy.queue === 'sections' ? { ...policy, ...options.policy } : policy));
  const unmeteredOrigins = new Set(['embedded', 'scripted', 'local']);
  const providers = new Map<string, TextModel>([
    ['embedded', createEmbeddedProvider({ wordDelayMs: 0, longestMs: 0, pause: noPause })],
    [
      'scripted',
      createScriptedProvider({ script: options.script ?? {}, pause: noPause, onCall: (key) => calls.push(key) }),
    ],
    ...(options.models ?? []).map(({ model }): [string, TextModel] => [model.name, model]),
  ]);
  const unexpected: unknown[] = [];
  const { handlers, documentKind, scope } = options;
  const { deps, publisher, engine, control, live } = composeEngineRoom({
    store,
    // Made when something is put: apps that keep no assets leave no folder.
    assetFiles: createAssetFiles(options.assetsFolder ?? join(tmpdir(), `dossier-assets-${randomUUID()}`), time),
    clock: time,
    timers: time,
    random: () => 1,
    ids: options.ids ?? randomIds,
    policies: {
      all: () => all,
      of: (queue) => {
        const policy = all.find((one) => one.queue === queue);
        if (!policy) throw new Error(`no queue ${queue}`);
        return policy;
      },
    },
    provider: (name) => providers.get(name) ?? null,
    connection: (name) => options.models?.find(({ model }) => model.name === name)?.facts ?? null,
    settings: () => settings.current,
    convert: options.convert,
    unmeteredOrigins,
    ...(documentKind === undefined ? {} : { documentKind }),
    ...(scope === undefined ? {} : { scope }),
    ...(handlers === undefined ? {} : { handlers }),
    onUnexpected: (error) => void unexpected.push(error),
  });
  const start = (change: Partial<RouteParsedInput<'run.start'>> = {}) =>
    startRun(deps)({
      kind: 'competence-file',
      input: { candidate: testCandidate },
      options: runOptionsSchema.parse({}),
      ...change,
    });
  return {
    deps,
    publisher,
    store,
    time,
    engine,
    control,
    live,
    calls,
    unexpected,
    /** Changes what is set, at once. */
    set: (change: z.input<typeof settingsSchema>) => {
      settings.current = settingsSchema.parse({ ...settings.current, ...change });
    },
    start,
    document: (documentId: DocumentId) => getDocument(deps, live)({ documentId }),
  };
};
