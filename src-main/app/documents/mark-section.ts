import type { RouteParsedInput } from '#shared/contract/routes.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import { parseReceived } from '#shared/model/invalid-input.ts';
import { toJson } from '#shared/model/json.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';

/** Notes something at a section, as its kind knows it, without changing its text. Throws `not-found` and `input.invalid`. */
export const markSection =
  ({ store, clock }: AppDeps) =>
  ({ sectionId, name, data }: RouteParsedInput<'section.mark'>): Record<string, never> => {
    const section = requireFound(store.sections.get(sectionId), 'section');
    const { kind } = requireFound(store.documents.head(section.documentId), 'document');
    const schema = findKind(kind)?.marks[name];
    if (schema === undefined) {
      throw new AppFailure({ code: 'input.invalid', message: `Nothing called "${name}" is noted at this section.` });
    }
    const value = data === null ? null : toJson(Object(parseReceived(schema, data, ['data'])));
    store.database.write(() => store.marks.put(section, name, value, clock.now()));
    return {};
  };
