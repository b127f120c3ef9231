import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import { jsonSchema } from '#shared/model/json.ts';
import type { Convert } from '../../convert/conversions.ts';

/**
 * Reads a file for a part of a kind's input and says what was understood; stores nothing. Throws `input.*`, also for a kind
 * or a part that isn't known.
 */
export const readSource =
  (convert: Convert) =>
  async ({ kind, role, file }: RouteParsedInput<'source.read'>): Promise<RouteOutput<'source.read'>> => {
    const source = findKind(kind)?.sources[role];
    if (source === undefined) {
      throw new AppFailure({
        code: 'input.invalid',
        message: `A document of the kind "${kind}" has no source "${role}".`,
      });
    }
    const reading = await convert('read-source', { reads: source.reads, file });
    if (!reading.ok) throw new AppFailure(reading.error);
    const { value, format, notes } = reading.value;
    return { value: jsonSchema.parse(value), format, notes: [...notes] };
  };
