import type { DocumentId } from '#shared/model/ids.ts';

/** A cell of the comparison: a question, as it is worded, and the pack of the candidate. */
export interface GridPlace {
  readonly documentId: DocumentId;
  readonly question: string;
}

/** What a pack is used for: the list of all its sets, one of them for practice or for scoring, or the comparison of candidates. */
export type PackMode =
  | { readonly type: 'list' }
  | { readonly type: 'practice'; readonly set: number }
  | {
      readonly type: 'score';
      readonly set: number;
      /** The question to begin at. */
      readonly number?: number;
      /** The cell that it was opened from, and that leaving goes back to. */
      readonly from?: GridPlace;
    }
  | { readonly type: 'compare'; readonly place: GridPlace | null };

let wish: { readonly documentId: DocumentId; readonly mode: PackMode } | null = null;

/** Says what a pack is to show when it is opened next. */
export const wishMode = (documentId: DocumentId, mode: PackMode): void => {
  wish = { documentId, mode };
};

/** What a pack that is being opened is to show. */
export const wishedMode = (documentId: DocumentId): PackMode =>
  wish?.documentId === documentId ? wish.mode : { type: 'list' };

/** Forgets the wish: a pack is open. */
export const forgetWish = (): void => {
  wish = null;
};
