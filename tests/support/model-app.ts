import { lookup } from 'node:dns/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Publisher } from '../../src-main/api/publisher.ts';
import { startRun } from '../../src-main/app/commands/start-run.ts';
import { watchForFirstDrafts } from '../../src-main/app/first-drafts.ts';
import { draftStepHandler } from '../../src-main/app/handlers/draft-step.ts';
import { firstDraftHandler } from '../../src-main/app/handlers/first-draft.ts';
import { LiveTexts } from '../../src-main/app/live-texts.ts';
import { OpenedDocuments } from '../../src-main/app/opened-documents.ts';
import type { AppDeps, ConnectionFacts } from '../../src-main/app/ports.ts';
import { getQueueStatus } from '../../src-main/app/queries/get-queue-status.ts';
import { SpendingGuard } from '../../src-main/app/spending-guard.ts';
import { watchHeldServers } from '../../src-main/app/watch-held-servers.ts';
import { builtInThemes } from '../../src-main/convert/content/built-in-themes.ts';
import { templateWords } from '../../src-main/convert/docx/template/template-text.ts';
import { findDocumentKind } from '../../src-main/documents/registry.ts';
import { randomIds } from '../../src-main/platform/random-ids.ts';
import { systemPause, systemTurn } from '../../src-main/platform/system-clock.ts';
import { createAddressCheck } from '../../src-main/providers/address/check-address.ts';
import { canReach } from '../../src-main/providers/address/reach-server.ts';
import { createEmbeddedProvider } from '../../src-main/providers/embedded/embedded-provider.ts';
import { OriginLimiters } from '../../src-main/providers/limiter/origin-limiters.ts';
import { createOpenAiProvider } from '../../src-main/providers/openai/openai-provider.ts';
import type { TextModel } from '../../src-main/providers/text-model.ts';
import { eraseHandler } from '../../src-main/queue/handler.ts';
import { QueueEngine } from '../../src-main/queue/queue-engine.ts';
import { openStore } from '../../src-main/storage/store.ts';
import type { EventPayload } from '../../src-shared/contract/events.ts';
import { readBaseUrl } from '../../src-shared/model/base-url.ts';
import type { Connection } from '../../src-shared/model/connection.ts';
import { connectionSchema } from '../../src-shared/model/connection.ts';
import { policiesOf, policyOfUnknown } from '../../src-shared/model/queue-policy.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import { settingsSchema } from '../../src-shared/model/settings.ts';
import { stepJobSchema } from '../../src-shared/model/step.ts';
import { modelCandidate } from './model-app-candidate.ts';
import { fastClock, fastTimers } from './model-app-clock.ts';

export interface ModelAppOptions {
  /** Where its store is; one that is there is opened again. */
  readonly folder: string;
  readonly baseUrl: string;
  readonly connection?: Partial<Connection>;
  readonly settings?: z.input<typeof settingsSchema>;
  /** How many times faster than real time everything on this side goes. */
  readonly speed?: number;
  readonly onDelta?: (delta: EventPayload<'section.delta'>) => void;
}

/** How long a look at whether a server is back may take. */
const probeTimeoutMs = 5_000;

/**
 * The product's main side without Electron and windows: the real store in a file, engine, handlers, provider, limiter, watch
 * over held servers and first drafts, on Node, with a clock that may go faster. What compose.ts wires, as it wires it.
 */
export const openModelApp = (options: ModelAppOptions) => {
  const { folder, baseUrl, speed = 1, onDelta = () => {} } = options;
  mkdirSync(folder, { recursive: true });
  const clock = fastClock(speed);
  const timers = fastTimers(speed);
  const settings = settingsSchema.parse(options.settings ?? {});
  const connection = connectionSchema.parse({
    id: 'local',
    label: 'Local',
    preset: 'custom',
    baseUrl,
    model: 'test-model',
    dialect: 'responses',
    // A server under load is slow by our clock, if that is fast.
    firstByteSeconds: 3_600,
    idleSeconds: 3_600,
    ...options.connection,
  });
  const reading = readBaseUrl(baseUrl);
  if (!reading.ok) throw new Error(`no address: ${baseUrl}`);
  const { origin, reach } = reading;
  const store = openStore(join(folder, 'dossier.db'), clock.now(), true);
  const unexpected: unknown[] = [];
  const onUnexpected = (error: unknown) => unexpected.push(error);
  const dialects: string[] = [];

  let onPace = () => {};
  let onSuccess = () => {};
  const limiters = new OriginLimiters({
    clock,
    timers,
    memory: store.origins,
    onChange: () => onPace(),
    onUnexpected,
  });
  limiters.configure([connection]);
  const checkAddress = createAddressCheck({ lookup: (host) => lookup(host, { all: true, verbatim: true }) });
  const provider = createOpenAiProvider({
    connection,
    key: () => null,
    gate: limiters.of(origin),
    checkAddress: (url, signal) => checkAddress(url, { reach }, signal),
    timers,
    clockNow: clock.now,
    rememberDialect: (dialect) => dialects.push(dialect),
    userHash: 'test',
  });
  const model: TextModel = {
    ...provider,
    async *draft(request, signal) {
      for await (const event of provider.draft(request, signal)) {
        if (event.type === 'completed') onSuccess();
        yield event;
      }
    },
  };
  const embedded = createEmbeddedProvider({ wordDelayMs: 0, longestMs: 0, pause: systemPause });
  const facts: ConnectionFacts = { ...connection, reach, firstByteMs: connection.firstByteSeconds * 1_000 };
  const policies = policiesOf(settings.queues);
  const unmeteredOrigins = new Set(['embedded', 'local']);
  const deps: AppDeps = {
    store,
    clock,
    builtInThemes,
    templateWords,
    ids: randomIds,
    policies: {
      all: () => policies,
      of: (name) => policies.find(({ queue }) => queue === name) ?? policyOfUnknown(name),
    },
    isMetered: (name) => !unmeteredOrigins.has(name),
    turn: systemTurn,
    documentKind: findDocumentKind,
    provider: (name) => (name === 'local' ? model : name === 'embedded' ? embedded : null),
    connection: (name) => (name === 'local' ? facts : null),
    settings: () => settings,
    opened: new OpenedDocuments(),
    spending: new SpendingGuard(store, clock, () => settings.costs),
  };
  const publisher = new Publisher({
    events: store.events,
    timers,
    queueStatus: getQueueStatus(deps),
    onUnexpected,
  });
  const live = new LiveTexts(onDelta);
  const engine = new QueueEngine({
    store: store.queue,
    handlers: [
      ...stepJobSchema.options.map((kind) => eraseHandler(draftStepHandler(kind, deps, live))),
      eraseHandler(firstDraftHandler(deps)),
    ],
    policies,
    bootId: randomIds.boot(),
    clock,
    timers,
    random: Math.random,
    unmeteredOrigins,
    originLimits: limiters,
    onUnexpected: (_job, error) => onUnexpected(error),
  });
  const firstDrafts = watchForFirstDrafts(deps, onUnexpected);
  const watch = watchHeldServers({
    lanes: store.lanes.all,
    release: (lane) => store.queue.release(lane, clock.now()),
    canReach: (to) => canReach(to, { timeoutMs: probeTimeoutMs, signal: new AbortController().signal }),
    clock,
    timers,
    random: Math.random,
    connectionOf: () => ({ id: connection.id, label: connection.label }),
    tell: (event) => publisher.tell(event),
    onUnexpected,
  });
  onPace = () => engine.wake();
  onSuccess = () => watch.noteSuccess(origin);
  const unsubscribe = publisher.subscribe((event) => {
    firstDrafts.hear(event);
    watch.look();
  });
  let waiting: (() => void)[] = [];
  const tellWaiting = () => {
    const told = waiting;
    waiting = [];
    for (const wake of told) wake();
  };
  store.database.onCommit(() => {
    publisher.committed();
    engine.wake();
    setImmediate(tellWaiting);
  });

  return {
    deps,
    store,
    limiters,
    origin,
    unexpected,
    dialects,
    settings,
    begin: () => {
      engine.start();
      watch.look();
      void firstDrafts.look();
    },
    draft: (change: Partial<z.input<typeof runOptionsSchema>> = {}) =>
      startRun(deps)({
        kind: 'competence-file',
        input: { candidate: modelCandidate },
        options: runOptionsSchema.parse({ provider: 'local', ...change }),
      }),
    /** Waits until the store looks a certain way; looked at after each commit. */
    until: async (isThere: () => boolean): Promise<void> => {
      while (!isThere()) await new Promise<void>((wake) => waiting.push(wake));
    },
    close: async () => {
      unsubscribe();
      watch.stop();
      await engine.stop(5_000);
      limiters.stop();
      publisher.close();
      store.database.close();
    },
  };
};

export type ModelApp = ReturnType<typeof openModelApp>;
