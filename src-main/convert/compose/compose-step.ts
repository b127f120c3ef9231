import { AppFailure } from '#shared/model/app-error.ts';
import type { Content, OpenDocument } from '../../documents/document-kind.ts';
import { findDocumentKind } from '../../documents/registry.ts';
import type { StepToCompose } from './step-to-compose.ts';

/** The document of the last step: the next one is most often of the same. */
let last: { readonly runId: string; readonly opened: OpenDocument } | undefined;

const open = ({ runId, kind, input, options, context }: StepToCompose): OpenDocument => {
  if (last?.runId === runId) return last.opened;
  const found = findDocumentKind(kind);
  if (found === null)
    throw new AppFailure({ code: 'input.invalid', message: `There are no documents of the kind ${kind}.` });
  last = { runId, opened: found.open(input, options, context) };
  return last.opened;
};

/** The embedded drafter's content for a step, of an input that is too long for the process that has the window. */
export const composeStep = (step: StepToCompose): Content => open(step).compose(step.work);
