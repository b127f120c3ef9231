import { countCharacters } from '#shared/model/limited-list.ts';
import type { Content, OpenDocument, Work } from '../../documents/document-kind.ts';
import type { RunRow } from '../../storage/runs-store.ts';
import type { AppDeps } from '../ports.ts';

/** Inputs up to this many characters are composed in a frame or two; a CV of ten pages has as many. */
const mostHere = 20_000;

/**
 * The embedded drafter's content for a step. A long input is composed in the conversion process, which can be ended: this
 * one answers the window and the system meanwhile.
 */
export const composeStep = async (
  deps: Pick<AppDeps, 'store' | 'convert'>,
  run: RunRow,
  document: OpenDocument,
  work: Work,
): Promise<Content> => {
  const stored = deps.convert === undefined ? null : deps.store.documents.get(run.documentId);
  if (deps.convert === undefined || stored === null || countCharacters(stored.input) <= mostHere) {
    return document.compose(work);
  }
  const { kindOptions, language, tone, length } = run.options;
  return deps.convert('compose-step', {
    runId: run.id,
    kind: stored.kind,
    input: stored.input,
    options: kindOptions,
    context: { today: run.today, language, tone, length },
    work,
  });
};
