import type { DocumentView } from '#shared/model/document.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { SectionView } from '#shared/model/section.ts';
import type { Client } from './client.ts';
import { callOrThrow } from './client.ts';

export interface AwaitDraftOptions {
  /** Milliseconds to wait at the most; undefined waits until the draft has ended or can't go on. */
  readonly waitMs: number | undefined;
  readonly signal: AbortSignal;
  /** Told of each section once, when it has ended. */
  readonly onSection: (section: SectionView) => void;
}

/** Node's timers fire at once for anything longer. */
const longestTimerMs = 2 ** 31 - 1;

const hasEnded = (section: SectionView): boolean =>
  section.state.type !== 'waiting' && section.state.type !== 'drafting';

/** Nothing runs and everything left is held: only the user, or the network, can change that. */
const isHeld = (document: DocumentView): boolean =>
  document.sections.some((section) => section.state.type === 'waiting' && section.state.reason.type === 'held') &&
  document.sections.every(
    ({ state }) =>
      state.type !== 'drafting' &&
      (state.type !== 'waiting' || state.reason.type === 'held' || state.reason.type === 'sections'),
  );

/**
 * Follows a draft by the store's events until all its sections have ended, nothing can go on, the time is over or the
 * signal is aborted. Returns the document as it is then; throws when who drafts it has gone away.
 */
export const awaitDraft = async (
  client: Client,
  documentId: DocumentId,
  { waitMs, signal, onSection }: AwaitDraftOptions,
): Promise<DocumentView> => {
  const told = new Set<string>();
  let wake = () => {};
  let isAsked = true;
  const ask = () => {
    isAsked = true;
    wake();
  };
  let isOver = false;
  const giveUp = () => {
    isOver = true;
    wake();
  };
  const unsubscribe = client.on((event) => {
    if (event.name !== 'store.changed') return;
    const { changes } = event.payload;
    if (changes.length === 0 || changes.some((change) => change.documentId === documentId || change.entity === 'lane'))
      ask();
  }, ask);
  const timer = waitMs === undefined ? undefined : setTimeout(giveUp, Math.min(waitMs, longestTimerMs));
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    for (;;) {
      isAsked = false;
      const document = await callOrThrow(client, 'document.get', { documentId });
      for (const section of document.sections) {
        if (!hasEnded(section) || told.has(section.id)) continue;
        told.add(section.id);
        onSection(section);
      }
      if (isOver || signal.aborted || document.sections.every(hasEnded) || isHeld(document)) return document;
      if (isAsked) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    unsubscribe();
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
};
