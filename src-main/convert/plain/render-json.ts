import type { RunRecord } from '#shared/model/run.ts';

/** The run record (A6) as a JSON file: two spaces, every character kept or escaped, ending in a newline. */
export const renderJson = (record: RunRecord | null): string => `${JSON.stringify(record, null, 2)}\n`;
