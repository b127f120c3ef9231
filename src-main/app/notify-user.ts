import type { AppEvent } from '#shared/contract/events.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { Timers } from '../queue/ports.ts';
import type { FinishedDocument, FinishedExport, HeldServer, Notice, QueueAlert } from './notify-words.ts';
import { documentsNotice, exportsNotice, heldNotice, queuesNotice } from './notify-words.ts';

/** What ends within this time of one another is told in one notification. In milliseconds. */
const gatherMs = 3_000;

/** While one is up that nobody has come back for, the next takes its place no sooner than this. In milliseconds. */
const betweenMs = 15_000;

interface NotifyUserDeps {
  readonly timers: Pick<Timers, 'set'>;
  /** The user is looking at our window, where a message in the corner says the same. */
  readonly isInFront: () => boolean;
  /** The user wants notifications (settings). */
  readonly isWanted: () => boolean;
  /** Speaks the interface's language of this moment. */
  readonly translate: () => Translate;
  /** Shows a notification; what it returns takes it away again. */
  readonly show: (notice: Notice) => () => void;
}

/** One thing notifications are about: gathers what happens while the user is away, and keeps one notification of it. */
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
 * Tells the user by native notifications, while the window isn't in front, that drafts and bulk exports have ended, that queues need
 * attention (requirement D6), and that a server waits for a key or a budget. What ends close together is one notification, and later ones take the place of an earlier
 * one that nobody came back for, so that the last one always says all that happened.
 */
export const notifyUser = (deps: NotifyUserDeps) => {
  const documents = createTopic<FinishedDocument>(deps, documentsNotice);
  const exports = createTopic<FinishedExport>(deps, exportsNotice);
  const queues = createTopic<QueueAlert>(deps, queuesNotice);
  const servers = createTopic<HeldServer>(deps, heldNotice);
  /** Takes back what is up and forgets what was gathered: the window has come to the front, or the app ends. */
  const forget = (): void => {
    documents.forget();
    exports.forget();
    queues.forget();
    servers.forget();
  };
  return {
    hear: (event: AppEvent): void => {
      if (event.name === 'queue.alerted') queues.add(event.payload.queue, event.payload);
      // A server that is only away comes back by itself; the others wait for the user.
      if (event.name === 'provider.held' && event.payload.reason !== 'offline') {
        servers.add(event.payload.origin, event.payload);
      }
      if (event.name === 'export-batch.updated') {
        const { batchId, finishedAt, completed, failed } = event.payload;
        if (finishedAt !== null && completed + failed > 0) exports.add(batchId, event.payload);
      }
      if (event.name !== 'document.finished') return;
      const { status, documentId } = event.payload;
      // Whoever cancels knows it.
      if (status === 'completed' || status === 'partial' || status === 'failed') {
        documents.add(documentId, event.payload);
      }
    },
    forget,
  };
};
