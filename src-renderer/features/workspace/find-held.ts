import type { DocumentView } from '#shared/model/document.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';

/** What holds a document's draft, and how many of its sections wait. */
export interface Held {
  readonly reason: HoldReason;
  readonly waiting: number;
}

/** What holds a document's draft; null while it can go on. Pure. */
export const findHeld = ({ sections }: Pick<DocumentView, 'sections'>): Held | null => {
  const reasons = sections.flatMap(({ state }) => (state.type === 'waiting' ? [state.reason] : []));
  const held = reasons.find((reason) => reason.type === 'held');
  return held ? { reason: held.reason, waiting: reasons.length } : null;
};
