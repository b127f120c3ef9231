import type { AppEvent } from '#shared/contract/events.ts';
import type { SectionId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';
import { portionSize } from '../queue/in-portions.ts';
import { firstDraftJob } from './first-draft.handler.ts';

/**
 * Lets the embedded drafter write while a model can't: when a server is held or a draft begins, every empty section
 * that waits for it gets a first draft, so that a document is there at once, offline too (requirements F1, F2).
 */
export const watchForFirstDrafts = (
  deps: AppDeps,
  onUnexpected: (error: unknown) => void,
): { readonly hear: (event: AppEvent) => void; readonly look: () => Promise<void> } => {
  let isLooking = false;
  let isAsked = false;

  /** In portions: a hold can concern very many sections. */
  const lookOnce = async (): Promise<void> => {
    const { store, clock, turn, isMetered } = deps;
    const isAnyHeld = store.lanes.all().some(({ holdReason }) => holdReason !== null);
    if (!isAnyHeld && deps.settings().firstDraft !== 'always') return;
    let after: SectionId | null = null;
    for (;;) {
      const mode = deps.settings().firstDraft;
      if (mode === 'never') return;
      const found = store.sections.empty(after, portionSize);
      const wanted = found.filter(
        ({ isHeld, isWanted, origin }) => isWanted && isMetered(origin) && (isHeld || mode === 'always'),
      );
      if (wanted.length > 0) {
        store.jobs.enqueue(
          wanted.map((section) => firstDraftJob(deps, section)),
          clock.now(),
        );
      }
      after = found.at(-1)?.sectionId ?? null;
      if (found.length < portionSize) return;
      await turn();
    }
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
      if (changes.length === 0 || changes.some(({ entity }) => entity === 'lane' || entity === 'run')) void look();
    },
  };
};
