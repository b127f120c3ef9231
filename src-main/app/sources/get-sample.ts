import type { RouteOutput } from '#shared/contract/routes.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { Json } from '#shared/model/json.ts';
import type { Convert } from '../../convert/conversions.ts';
import type { SampleSource } from '../ports.ts';
import { readSource } from './read-source.ts';

/** A sample of a kind's input, read by the same readers as the user's files; empty for an unknown kind. */
export const getSample =
  (samples: SampleSource, convert: Convert) =>
  async ({ kind }: { kind: string }): Promise<RouteOutput<'sample.get'>> => {
    const read = readSource(convert);
    const parts = Object.entries(findKind(kind)?.sources ?? {}).map(
      async ([role, { sample }]): Promise<[string, Json]> => {
        const { value } = await read({ kind, role, file: await samples.read(sample) });
        return [role, value];
      },
    );
    return { input: Object.fromEntries(await Promise.all(parts)) };
  };
