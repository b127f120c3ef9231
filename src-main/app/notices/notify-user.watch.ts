import type { AppEvent } from '#shared/contract/events.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { Timers } from '../../queue/ports.ts';
import type { FinishedDocument, FinishedExport, HeldServer, Notice, QueueAlert } from './notification-text.ts';
import { documentsNotice, exportsNotice, failureNotice, heldNotice, queuesNotice } from './notification-text.ts';

/** Work that ends within this many milliseconds shares one notification. */
const gatherMs = 3_000;

/** A notification that nobody has answered is replaced no sooner than after this many milliseconds. */
const betweenMs = 15_000;

interface NotifyUserDeps {
  readonly timers: Pick<Timers, 'set'>;
  /** Whether our window is in front, where a toast says the same. */
  readonly isInFront: () => boolean;
  /** Whether the settings ask for notifications. */
  readonly isWanted: () => boolean;
  /** Translates into the present language of the interface. */
  readonly translate: () => Translate;
  /** Shows a notification and returns what closes it. */
  readonly show: (notice: Notice) => () => void;
}

/** One topic of notifications: gathers what happens while the user is away into one notification. */
const createTopic = <T>(deps: NotifyUserDeps, noticeOf: (t: Translate, gathered: readonly T[]) => Notice) => {
  const gathered = new Map<string, T>();
  let disarm: (() => void) | null = null;
  let withdraw: (() => void) | null = null;
  const mayTell = () => deps.isWanted() && !deps.isInFront();

  const forget = () => {
    disarm?.();
    disarm = null;
    withdraw?.();
    withdraw = null;
    gathered.clear();
  };
  const tell = () => {
    disarm = null;
    if (!mayTell()) return forget();
    withdraw?.();
    withdraw = deps.show(noticeOf(deps.translate(), [...gathered.values()]));
  };
  const add = (key: string, value: T) => {
    if (!mayTell()) return;
    gathered.set(key, value);
    disarm ??= deps.timers.set(tell, withdraw === null ? gatherMs : betweenMs);
  };
  return { add, forget };
};

/**
 * Tells the user by native notifications, while the window isn't in front, that drafts and bulk exports have ended,
 * that queues need attention (requirement D6), that a server waits for a key or a budget, and that the disk is broken. Work that ends close
 * together shares a notification, and a later one replaces one that nobody answered, so that the last one says all that
 * happened.
 */
export const notifyUser = (deps: NotifyUserDeps) => {
  const documents = createTopic<FinishedDocument>(deps, documentsNotice);
  const exports = createTopic<FinishedExport>(deps, exportsNotice);
  const queues = createTopic<QueueAlert>(deps, queuesNotice);
  const servers = createTopic<HeldServer>(deps, heldNotice);
  const failures = createTopic<AppError>(deps, failureNotice);
  /** Closes notifications and forgets what was gathered, because the window has come to the front or the app ends. */
  const forget = (): void => {
    documents.forget();
    exports.forget();
    queues.forget();
    servers.forget();
    failures.forget();
  };
  return {
    hear: (event: AppEvent): void => {
      if (event.name === 'store.failed') failures.add('store', event.payload);
      if (event.name === 'queue.alerted') queues.add(event.payload.queue, event.payload);
      // A server that is offline comes back by itself; the other holds wait for the user.
      if (event.name === 'provider.held' && event.payload.reason !== 'offline') {
        servers.add(event.payload.origin, event.payload);
      }
      if (event.name === 'export-batch.updated') {
        const { batchId, finishedAt, completed, failed } = event.payload;
        if (finishedAt !== null && completed + failed > 0) exports.add(batchId, event.payload);
      }
      if (event.name !== 'document.finished') return;
      const { status, documentId } = event.payload;
      // Whoever cancelled a run knows that it ended.
      if (status === 'completed' || status === 'partial' || status === 'failed') {
        documents.add(documentId, event.payload);
      }
    },
    forget,
  };
};
