import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import type { SectionView } from '#shared/model/section.ts';
import type { StepView } from '#shared/model/step.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';

export interface AwaitDraftOptions {
  /** Milliseconds to wait at the most; undefined waits until the draft has ended or can't go on. */
  readonly waitMs: number | undefined;
  readonly signal: AbortSignal;
  /** Told of each section once, when it has ended. */
  readonly onSection: (section: SectionView) => void;
  /** Told of each step that writes no section once, when it has ended. */
  readonly onStep?: (step: StepView) => void;
  /** Called each time all that is left starts to wait for an unreachable server. */
  readonly onAway?: () => void;
}

/** How long to wait for an unreachable server before the work is left to the next Dossier that runs. */
export const awayPatienceMs = 300_000;

/** Node's timers fire at once for anything longer. */
const longestTimerMs = 2 ** 31 - 1;

const hasEnded = (section: SectionView): boolean =>
  section.state.type !== 'waiting' && section.state.type !== 'drafting';

const isOpen = ({ state }: StepView): boolean =>
  state === 'scheduled' || state === 'blocked' || state === 'ready' || state === 'running';

/** Whether a hold passes by itself soon: the server is away or in trouble, and tried again and again. */
const isPassing = (reason: HoldReason): boolean => reason === 'offline' || reason === 'trouble';

/** Why the draft is stuck: everything left waits for a server or for such steps. Null while something can run. */
const findHold = ({ steps }: DocumentView): HoldReason | null => {
  const open = steps.filter(isOpen);
  const reasons = open.flatMap(({ hold }) => hold ?? []);
  const isStuck = open.every(({ state, hold }) => state !== 'running' && (hold !== null || state === 'blocked'));
  // Reasons that only the user can change come before those that pass.
  return isStuck ? (reasons.find((reason) => !isPassing(reason)) ?? reasons[0] ?? null) : null;
};

/** Tells of what has ended and wasn't told of before. */
const tellEnded = (
  { steps, sections }: DocumentView,
  told: Set<string>,
  { onSection, onStep }: Required<Pick<AwaitDraftOptions, 'onSection' | 'onStep'>>,
): void => {
  for (const step of steps) {
    if (step.sectionId !== null || step.state === null || isOpen(step) || told.has(step.key)) continue;
    told.add(step.key);
    onStep(step);
  }
  for (const section of sections) {
    if (!hasEnded(section) || told.has(section.id)) continue;
    told.add(section.id);
    onSection(section);
  }
};

/**
 * Follows a draft by the store's events until all its sections have ended, nothing can go on, the time is over or the
 * signal is aborted. A server that can't be reached is waited for, with patience. Returns the document as it is then; throws when who drafts it has gone away, or its disk is broken.
 */
export const awaitDraft = async (
  client: Client,
  documentId: DocumentId,
  { waitMs, signal, onSection, onStep = () => {}, onAway = () => {} }: AwaitDraftOptions,
): Promise<DocumentView> => {
  const told = new Set<string>();
  let wake = () => {};
  let isAsked = true;
  const ask = () => {
    isAsked = true;
    wake();
  };
  let isOver = false;
  let failure: AppError | null = null;
  const giveUp = () => {
    isOver = true;
    wake();
  };
  const unsubscribe = client.on((event) => {
    if (event.name === 'store.failed') {
      failure = event.payload;
      wake();
    }
    if (event.name !== 'store.changed') return;
    const { changes } = event.payload;
    if (changes.length === 0 || changes.some((change) => change.documentId === documentId || change.entity === 'lane'))
      ask();
  }, ask);
  const timer = waitMs === undefined ? undefined : setTimeout(giveUp, Math.min(waitMs, longestTimerMs));
  signal.addEventListener('abort', giveUp, { once: true });
  let patience: ReturnType<typeof setTimeout> | undefined;
  const beAway = (isAway: boolean) => {
    if (isAway === (patience !== undefined)) return;
    clearTimeout(patience);
    patience = isAway ? setTimeout(giveUp, awayPatienceMs) : undefined;
    if (isAway) onAway();
  };
  try {
    for (;;) {
      isAsked = false;
      const document = await callOrThrow(client, 'document.get', { documentId });
      tellEnded(document, told, { onSection, onStep });
      const hold = findHold(document);
      const isAway = hold !== null && isPassing(hold);
      const isStuck = hold !== null && !isAway;
      if (isOver || signal.aborted || !document.steps.some(isOpen) || isStuck) return document;
      beAway(isAway);
      if (failure !== null) throw new AppFailure(failure);
      if (isAsked) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    unsubscribe();
    clearTimeout(timer);
    clearTimeout(patience);
    signal.removeEventListener('abort', giveUp);
  }
};
