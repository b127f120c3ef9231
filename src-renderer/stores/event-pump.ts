import type { Change, EventPayload } from '#shared/contract/events.ts';
import { client } from '../client.ts';
import { applyChanged, appStore, loadSnapshot, settingsConfirmed } from './app-store.ts';
import { documentChanged, receiveDeltas, refetchDocument } from './document-store.ts';
import { openJobChanged, receiveProgress } from './job-detail-store.ts';
import { jobsChanged } from './job-list-store.ts';
import { libraryChanged, libraryStore } from './library-store.ts';
import { queuesChanged } from './queue-store.ts';

/** Events that are acted on when they come, not taken into a store. */
export interface EventListeners {
  readonly onFinished: (event: EventPayload<'document.finished'>) => void;
  readonly onAlerted: (event: EventPayload<'queue.alerted'>) => void;
  readonly onStoreFailed: (event: EventPayload<'store.failed'>) => void;
  readonly onRequested: (event: EventPayload<'document.requested'>) => void;
  readonly onCommand: (command: EventPayload<'command.requested'>['command']) => void;
}

/** Everything that happens in the queue shows on its page: where a job stands depends on all before it. */
const queueChanged = (): void => {
  jobsChanged();
  openJobChanged();
  queuesChanged();
};

const concernsQueue = ({ entity }: Change): boolean => entity === 'job' || entity === 'lane' || entity === 'queue';

/** Asks anew for everything held, after events were or may have been missed. */
const resync = async (): Promise<void> => {
  libraryStore.setState({ isStale: true });
  queueChanged();
  await Promise.all([loadSnapshot(), refetchDocument()]);
};

/**
 * Feeds the stores from the bridge's events: at most once a frame, not at all while the window is hidden (then it asks
 * for everything when it is shown again, which costs less than keeping up unseen).
 * @returns stops it.
 */
export const startEventPump = (listeners: EventListeners): (() => void) => {
  let changed: EventPayload<'store.changed'>[] = [];
  let deltas: EventPayload<'section.delta'>[] = [];
  let progress: EventPayload<'job.progressed'>[] = [];
  let frame = 0;

  const flush = () => {
    frame = 0;
    let { snapshot } = appStore.getState();
    // Until the snapshot is there nothing can be compared with it: keep what came, and try with the next frame.
    if (!snapshot) return;
    const events = changed;
    const texts = deltas;
    const progressed = progress;
    changed = [];
    deltas = [];
    progress = [];
    let hasGap = false;
    const changes: Change[] = [];
    for (const event of events) {
      const applied = applyChanged(snapshot, event);
      snapshot = applied.snapshot;
      hasGap ||= applied.hasGap;
      changes.push(...applied.changes);
    }
    if (events.length > 0) appStore.setState({ snapshot });
    if (texts.length > 0) receiveDeltas(texts);
    if (progressed.length > 0) receiveProgress(progressed);
    if (hasGap) void resync();
    else if (changes.length > 0) {
      documentChanged(changes);
      libraryChanged(changes);
      if (changes.some(concernsQueue)) queueChanged();
    }
  };

  const schedule = () => {
    if (frame === 0) frame = window.requestAnimationFrame(flush);
  };

  const stopListening = client.on((event) => {
    switch (event.name) {
      case 'store.changed':
        if (document.hidden) return;
        changed.push(event.payload);
        return schedule();
      case 'section.delta':
        if (document.hidden) return;
        deltas.push(event.payload);
        return schedule();
      case 'job.progressed':
        if (document.hidden) return;
        progress.push(event.payload);
        return schedule();
      case 'queue.alerted':
        return listeners.onAlerted(event.payload);
      case 'store.failed':
        return listeners.onStoreFailed(event.payload);
      case 'settings.updated':
        return settingsConfirmed(event.payload);
      case 'document.finished':
        return listeners.onFinished(event.payload);
      case 'document.requested':
        return listeners.onRequested(event.payload);
      case 'command.requested':
        return listeners.onCommand(event.payload.command);
    }
  });

  const whenShown = () => {
    if (!document.hidden) void resync();
  };
  document.addEventListener('visibilitychange', whenShown);
  // The snapshot's arrival releases what was kept for it. It also tells a window that came too late for the event.
  const stopWatching = appStore.subscribe(({ snapshot }, before) => {
    if (snapshot && !before.snapshot) schedule();
    if (snapshot?.storeError && !before.snapshot?.storeError) listeners.onStoreFailed(snapshot.storeError);
  });
  void loadSnapshot();

  return () => {
    stopListening();
    stopWatching();
    document.removeEventListener('visibilitychange', whenShown);
    window.cancelAnimationFrame(frame);
  };
};
