import type { EventPayload } from '#shared/contract/events.ts';
import type { SectionView } from '#shared/model/section.ts';

/** Text that streams into a section and is not stored yet, of one claim. */
export interface LiveText {
  readonly claimNo: number;
  readonly text: string;
  /** The store's word that this claim has ended: its text is history, and late deltas of it are dropped. */
  readonly hasEnded: boolean;
}

type Delta = Pick<EventPayload<'section.delta'>, 'claimNo' | 'offset' | 'text'>;

export type DeltaOutcome =
  | { readonly type: 'applied'; readonly live: LiveText }
  | { readonly type: 'ignored' }
  /** Something before this delta is missing: only a refetch can tell what. */
  | { readonly type: 'gap' };

/**
 * Adds streamed text to what is held. Only the newest claim counts, and only text that continues what is held; what is held
 * already is ignored, anything else is a gap.
 */
export const applyDelta = (held: LiveText | undefined, delta: Delta): DeltaOutcome => {
  if (held && (delta.claimNo < held.claimNo || (held.hasEnded && delta.claimNo === held.claimNo))) {
    return { type: 'ignored' };
  }
  const base = held?.claimNo === delta.claimNo ? held.text : '';
  if (delta.offset > base.length) return { type: 'gap' };
  if (delta.offset + delta.text.length <= base.length) return { type: 'ignored' };
  // An answer may have brought the beginning of a piece that was on its way.
  const heldPart = base.slice(delta.offset);
  if (!delta.text.startsWith(heldPart)) return { type: 'gap' };
  const text = base + delta.text.slice(heldPart.length);
  return { type: 'applied', live: { claimNo: delta.claimNo, text, hasEnded: false } };
};

/**
 * What to hold after a fresh answer: its live text, unless deltas of the same claim have brought us further already.
 * A section that is no longer drafted live ends the claim held.
 */
export const mergeLive = (held: LiveText | undefined, section: SectionView): LiveText | undefined => {
  const fresh = section.live;
  if (!fresh)
    return held ? { ...held, text: '', hasEnded: section.state.type !== 'drafting' || held.hasEnded } : undefined;
  if (held && held.claimNo === fresh.claimNo && held.text.length > fresh.text.length) return held;
  if (held && held.claimNo > fresh.claimNo) return held;
  return { ...fresh, hasEnded: false };
};
