import { normaliseKey } from './field-reader.ts';
import type { JsonRecord } from './json-value.ts';
import { isRecord } from './json-value.ts';

/**
 * Finds the object that matters in files such as {candidate: {...}, job: {...}}. An object that has one of `ownFields`
 * itself is no wrapper. `path` is where the object stands: '' for the file's own.
 */
export const unwrapRecord = (
  root: JsonRecord,
  wrappers: readonly string[],
  ownFields: readonly string[],
): { record: JsonRecord; path: string } => {
  const keys = Object.keys(root);
  const own = new Set(ownFields.map(normaliseKey));
  if (keys.some((key) => own.has(normaliseKey(key)))) return { record: root, path: '' };
  const names = new Set(wrappers.map(normaliseKey));
  for (const key of keys) {
    const value = root[key];
    if (names.has(normaliseKey(key)) && isRecord(value)) return { record: value, path: key };
  }
  return { record: root, path: '' };
};
