import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import type { Convert } from '../../convert/conversions.ts';
import type { Desktop } from '../ports.ts';

/** Characters that some file system doesn't take in a name. */
const unsafe = /[\\/:*?"<>|\p{Cc}]/gu;

/** Saves a table as CSV where the user says; where it went, or null when the dialog was closed. */
export const saveTable =
  (convert: Convert, desktop: Desktop) =>
  async ({ name, rows }: RouteParsedInput<'export.save-table'>): Promise<RouteOutput<'export.save-table'>> => {
    const text = await convert('render-csv', { rows });
    return { path: await desktop.saveText(`${name.replaceAll(unsafe, ' ').trim()}.csv`, text) };
  };
