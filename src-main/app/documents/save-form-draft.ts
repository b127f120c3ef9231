import type { RouteParsedInput } from '#shared/contract/routes.ts';
import type { AppDeps } from '../ports.ts';

/** Keeps the form of a new document as it stands, or forgets it where there is nothing in it. */
export const saveFormDraft =
  ({ store, clock }: AppDeps) =>
  ({ kind, value }: RouteParsedInput<'form-draft.save'>): Record<string, never> => {
    if (value === null) store.formDrafts.remove(kind, clock.now());
    else store.formDrafts.save(kind, value, clock.now());
    return {};
  };
