import type { AppEvent } from '#shared/contract/events.ts';
import type { DocumentId, SectionId } from '#shared/model/ids.ts';
import type { NewJob } from '../../queue/job.ts';
import type { WaitingOutline } from '../../storage/first-outlines-store.ts';
import type { EmptySection } from '../../storage/sections-store.ts';
import type { AppDeps } from '../ports.ts';
import { portionSize } from '../queue/in-portions.ts';
import { firstDraftJob } from './first-draft.handler.ts';

/** A lane that is held, a run that begins, a document that was asked for more. A job tells if it waits in a held lane. */
const telling: ReadonlySet<string> = new Set(['lane', 'run', 'document']);

/** What waits for a model and can get a first draft. */
interface Waiting {
  readonly documentId: DocumentId;
  readonly isHeld: boolean;
  readonly isWanted: boolean;
  readonly origin: string;
}

/**
 * Lets the embedded drafter write while a model can't: when a server is held or a draft begins, every empty section
 * that waits for it gets a first draft, and every outline first sections, so that a document is there at once, offline
 * too (requirements F1, F2).
 *
 * @param isMeant whether a document may get first drafts; all may unless it is given
 */
export const watchForFirstDrafts = (
  deps: AppDeps,
  onUnexpected: (error: unknown) => void,
  isMeant: (documentId: DocumentId) => boolean = () => true,
): { readonly hear: (event: AppEvent) => void; readonly look: () => Promise<void> } => {
  let isLooking = false;
  let isAsked = false;

  const mayHave = ({ documentId, isHeld, isWanted, origin }: Waiting): boolean => {
    const mode = deps.settings().firstDraft;
    return (
      isMeant(documentId) && mode !== 'never' && isWanted && deps.isMetered(origin) && (isHeld || mode === 'always')
    );
  };

  const enqueue = (jobs: readonly NewJob[]): void => {
    if (jobs.length > 0) deps.store.jobs.enqueue(jobs, deps.clock.now());
  };

  /** Asks for a first draft of all that waits; in portions, since a hold can concern very many. */
  const lookThrough = async <T extends Waiting & (EmptySection | WaitingOutline), C>(
    first: C,
    next: (after: C) => readonly T[],
    place: (last: T) => C,
  ): Promise<void> => {
    let after = first;
    for (;;) {
      const found = next(after);
      enqueue(found.filter(mayHave).map((one) => firstDraftJob(deps, one)));
      const last = found.at(-1);
      if (last === undefined || found.length < portionSize) return;
      after = place(last);
      await deps.turn();
    }
  };

  const lookOnce = async (): Promise<void> => {
    const { store } = deps;
    const isAnyHeld = store.lanes.all().some(({ holdReason }) => holdReason !== null);
    const mode = deps.settings().firstDraft;
    if (mode === 'never' || (!isAnyHeld && mode !== 'always')) return;
    await lookThrough(
      0,
      (after) => store.firstOutlines.waiting(after, portionSize),
      ({ seq }) => seq,
    );
    await lookThrough<EmptySection, SectionId | null>(
      null,
      (after) => store.sections.empty(after, portionSize),
      ({ sectionId }) => sectionId,
    );
  };

  const look = async (): Promise<void> => {
    isAsked = true;
    if (isLooking) return;
    isLooking = true;
    try {
      while (isAsked) {
        isAsked = false;
        await lookOnce();
      }
    } catch (error) {
      // The sections still wait for their model; the next change looks again.
      onUnexpected(error);
    } finally {
      isLooking = false;
    }
  };

  return {
    look,
    hear: (event) => {
      if (event.name !== 'store.changed') return;
      const { changes } = event.payload;
      const isTold = changes.length === 0 || changes.some(({ entity }) => telling.has(entity));
      const jobs = isTold ? [] : changes.flatMap(({ entity, id }) => (entity === 'job' ? [id] : []));
      if (isTold || (jobs.length > 0 && deps.store.jobs.isAnyHeld(jobs))) void look();
    },
  };
};
