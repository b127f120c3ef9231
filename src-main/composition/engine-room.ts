import type { EventPayload } from '#shared/contract/events.ts';
import type { Effect } from '#shared/model/effect.ts';
import { stepJobSchema } from '#shared/model/step.ts';
import { Publisher } from '../api/publisher.ts';
import { OpenedDocuments } from '../app/documents/open-draft.ts';
import { draftStepHandler } from '../app/drafting/draft-step.handler.ts';
import { firstDraftHandler } from '../app/drafting/first-draft.handler.ts';
import { LiveTexts } from '../app/drafting/live-texts.ts';
import { SpendingGuard } from '../app/models/spending-guard.ts';
import type { AppDeps, IdSource, QueueControl } from '../app/ports.ts';
import { getQueueStatus } from '../app/queue/get-queue-status.ts';
import { prepareExport } from '../convert/compose/prepare-export.ts';
import { builtInThemes } from '../convert/content/built-in-themes.ts';
import { templateWords } from '../convert/docx/template/template-text.ts';
import { findDocumentKind } from '../documents/registry.ts';
import { systemTurn } from '../platform/system-clock.ts';
import type { ClaimScope } from '../queue/claim-scope.ts';
import type { AnyJobHandler } from '../queue/handler.ts';
import { eraseHandler } from '../queue/handler.ts';
import type { ClaimedJob } from '../queue/job.ts';
import type { OriginLimits, Timers } from '../queue/ports.ts';
import { QueueEngine } from '../queue/queue-engine.ts';

/** What the engine room is made of; whoever composes it may bring another time, other ids and other kinds. */
export interface EngineRoomParts
  extends Pick<
    AppDeps,
    'store' | 'assetFiles' | 'clock' | 'policies' | 'provider' | 'connection' | 'settings' | 'convert'
  > {
  readonly timers: Timers;
  readonly ids: IdSource;
  /** Draws from [0, 1) for the jitter of backoffs. */
  readonly random: () => number;
  /** Origins that reach no server, so that nobody is spared by limiting starts. */
  readonly unmeteredOrigins: ReadonlySet<string>;
  readonly originLimits?: OriginLimits;
  /** Works on nothing but what is in it, where it is given. */
  readonly scope?: ClaimScope;
  /** The kinds there are unless others are given. */
  readonly documentKind?: AppDeps['documentKind'];
  /** Handlers besides those that draft. */
  readonly handlers?: (deps: AppDeps) => readonly AnyJobHandler<Effect>[];
  /** An error nobody foresaw, with the job it befell, if any. */
  readonly onUnexpected: (error: unknown, job: ClaimedJob | null) => void;
  /** Hears streamed text piece by piece; clients are told of it once a frame. */
  readonly onDelta?: (delta: EventPayload<'section.delta'>) => void;
}

/**
 * Puts together what drafts: the app's dependencies, the engine with its handlers, and the publisher that tells of both.
 * Starts nothing, and needs no Electron. Commits wake publisher and engine.
 */
export const composeEngineRoom = (parts: EngineRoomParts) => {
  const { store, clock, timers, ids, policies, unmeteredOrigins, onUnexpected } = parts;
  const deps: AppDeps = {
    store,
    assetFiles: parts.assetFiles,
    clock,
    ids,
    policies,
    isMetered: (origin) => !unmeteredOrigins.has(origin),
    turn: systemTurn,
    documentKind: parts.documentKind ?? findDocumentKind,
    opened: new OpenedDocuments(),
    convert: parts.convert,
    provider: parts.provider,
    connection: parts.connection,
    settings: parts.settings,
    builtInThemes,
    prepareExport: (opened, subject) => prepareExport(opened, subject, templateWords),
    spending: new SpendingGuard(store, clock, () => parts.settings().costs),
  };
  const publisher = new Publisher({
    events: store.events,
    timers,
    queueStatus: getQueueStatus(deps),
    whenDurable: store.database.whenDurable,
    onUnexpected: (error) => onUnexpected(error, null),
  });
  const live = new LiveTexts((delta) => {
    parts.onDelta?.(delta);
    publisher.delta(delta);
  });
  const queue = parts.scope === undefined ? store.queue : store.queueWithin(parts.scope).queue;
  const engine = new QueueEngine({
    store: queue,
    handlers: [
      ...stepJobSchema.options.map((kind) => eraseHandler(draftStepHandler(kind, deps, live))),
      eraseHandler(firstDraftHandler(deps)),
      ...(parts.handlers?.(deps) ?? []),
    ],
    policies: policies.all(),
    bootId: ids.boot(),
    clock,
    timers,
    random: parts.random,
    unmeteredOrigins,
    originLimits: {
      concurrencyOf: (origin) => parts.originLimits?.concurrencyOf(origin) ?? null,
      waitMsOf: (origin) => parts.originLimits?.waitMsOf(origin) ?? 0,
      roomFor: () => deps.spending.roomForCalls(),
    },
    failureLimit: () => parts.settings().outages.failures,
    onUnexpected: (job, error) => {
      // Reading, too, finds out that a disk or a file is broken.
      store.database.trouble.note(error);
      onUnexpected(error, job);
    },
    onProgress: (job, progress) => publisher.tell({ name: 'job.progressed', payload: { jobId: job.id, progress } }),
  });
  const control: QueueControl = {
    cancel: (jobIds) => engine.cancel(jobIds),
    takeBackCancel: (jobIds, since) => engine.takeBackCancel(jobIds, since),
    progressOf: (id) => engine.progressOf(id),
    nextStartAt: (queue, lane, origin) => engine.nextStartAt(queue, lane, origin),
  };
  store.database.trouble.onTrouble((error) => {
    engine.halt();
    publisher.tell({ name: 'store.failed', payload: error });
  });
  parts.scope?.onGrown(() => {
    // As at each start: who has paid or entered a key meanwhile needn't wait.
    queue.tryNow(({ reason }) => reason !== 'trouble');
    engine.wake();
  });
  store.database.onCommit(() => {
    publisher.committed();
    engine.wake();
  });
  return { deps, publisher, live, engine, control };
};

/** Everything that drafts, put together. */
export type EngineRoom = ReturnType<typeof composeEngineRoom>;
