import { AppFailure } from '#shared/model/app-error.ts';
import type { OpenDocument } from '../../documents/document-kind.ts';
import { findDocumentKind } from '../../documents/registry.ts';
import type { DocumentToOpen } from './document-to-open.ts';

/** The last document: what is asked next is most often of the same. */
let last: { readonly runId: string; readonly opened: OpenDocument } | undefined;

/** Opens a document in this process, or takes the one that was opened last. */
export const openAgain = ({ runId, kind, input, options, context }: DocumentToOpen): OpenDocument => {
  if (last?.runId === runId) return last.opened;
  const found = findDocumentKind(kind);
  if (found === null)
    throw new AppFailure({ code: 'input.invalid', message: `There are no documents of the kind ${kind}.` });
  last = { runId, opened: found.open(JSON.parse(input), options, context) };
  return last.opened;
};
