import { createStore } from 'zustand/vanilla';
import type { AppEvent } from '#shared/contract/events.ts';
import type { AppError, Result } from '#shared/model/app-error.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import { documentIdSchema } from '#shared/model/ids.ts';
import { client } from '../../../client.ts';
import { coalesce, coalesceEach } from '../../../stores/coalesce.ts';
import { readFacts } from '../pack-facts.ts';

type Packs = ReadonlyMap<DocumentId, DocumentView>;

/** The packs of the candidates who were given the same questions. */
export interface GroupState {
  /** Null until they are there. */
  readonly packs: Packs | null;
  readonly error: AppError | null;
}

/** As many packs as are compared at most: one page of the library. */
const mostPacks = 200;

/** Ids of the packs that name the origin, and the origin itself, which names nobody. */
const listIds = async (origin: string): Promise<Result<DocumentId[]>> => {
  const found = await client.call('document.list', { search: origin, limit: mostPacks });
  if (!found.ok) return found;
  const first = documentIdSchema.safeParse(origin);
  const ids = found.value.documents.map(({ id }) => id);
  return { ok: true, value: [...new Set([...(first.success ? [first.data] : []), ...ids])] };
};

/** Whichever of the two says more: an answer that took longer can be the older one. */
const newer = (held: DocumentView | undefined, view: DocumentView): DocumentView =>
  held && held.seq > view.seq ? held : view;

/**
 * The packs whose questions come from the same one, as they stand; those that were deleted are not among them.
 * @param origin the document that the questions first came from
 */
export const createGroup = (origin: string) => {
  const store = createStore<GroupState>()(() => ({ packs: null, error: null }));
  const isOfGroup = (view: DocumentView): boolean => readFacts(view).origin === origin;

  /** Asks for all of them anew. */
  const refresh = coalesce(async () => {
    const ids = await listIds(origin);
    if (!ids.ok) return store.setState({ error: ids.error });
    const answers = await Promise.all(ids.value.map((documentId) => client.call('document.get', { documentId })));
    const held = store.getState().packs;
    const packs = new Map<DocumentId, DocumentView>();
    for (const answer of answers) {
      // One that was deleted in between is gone; any other fault is told.
      if (!answer.ok && answer.error.code !== 'not-found') return store.setState({ error: answer.error });
      if (answer.ok && isOfGroup(answer.value))
        packs.set(answer.value.id, newer(held?.get(answer.value.id), answer.value));
    }
    store.setState({ packs, error: null });
  });

  const refetch = coalesceEach(async (documentId: DocumentId) => {
    const answer = await client.call('document.get', { documentId });
    const { packs } = store.getState();
    if (!answer.ok) return void refresh();
    if (!packs?.has(documentId)) return;
    store.setState({ packs: new Map(packs).set(documentId, newer(packs.get(documentId), answer.value)) });
  });

  const receive = (event: AppEvent): void => {
    if (event.name !== 'store.changed' || document.hidden) return;
    const { packs } = store.getState();
    const { changes } = event.payload;
    // A document came, went or was renamed: only the list tells whether it is one of these.
    if (changes.some(({ entity }) => entity === 'document')) return void refresh();
    const touched = changes.flatMap(({ entity, documentId }) =>
      entity === 'section' && documentId ? [documentId] : [],
    );
    for (const documentId of new Set(touched)) if (packs?.has(documentId)) refetch(documentId);
  };

  return {
    store,
    refresh,
    /** Keeps the packs as they stand until the returned function is called. */
    follow: (): (() => void) => {
      const whenShown = () => {
        // What happened while the window was hidden was not listened to.
        if (!document.hidden) void refresh();
      };
      const stop = client.on(receive);
      document.addEventListener('visibilitychange', whenShown);
      void refresh();
      return () => {
        stop();
        document.removeEventListener('visibilitychange', whenShown);
      };
    },
  };
};
