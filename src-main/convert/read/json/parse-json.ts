import type { Result } from '#shared/model/app-error.ts';
import { err, ok } from '#shared/model/app-error.ts';
import { maxFileBytes } from '#shared/model/source-file.ts';
import { emptyFileError, invalidInputError, notJsonError, notTextError, tooLargeError } from '../import-errors.ts';
import { findJsonFault, nestingDepth } from './json-fault.ts';
import type { JsonRecord, JsonValue } from './json-value.ts';
import { describeValue, isRecord } from './json-value.ts';

/** A file's name, for messages, and its text. */
export type SourceText = { readonly name: string; readonly text: string };

const maxDepth = 64;

/** Checks that hold for every text: not empty, not too large, no binary data; gives it back without a byte order mark. */
export const checkText = ({ name, text }: SourceText): Result<string> => {
  if (text.length > maxFileBytes) return err(tooLargeError(name));
  if (text.includes('\u0000') || text.startsWith('%PDF-') || text.startsWith('PK\u0003\u0004'))
    return err(notTextError(name));
  const bare = text.replace(/^\ufeff/, '');
  return bare.trim() === '' ? err(emptyFileError(name)) : ok(bare);
};

/**
 * Parses a file that must hold one JSON object. Errors say line and column, or what stands there instead of an object;
 * deep nesting is refused before anything walks it.
 */
export const parseJsonRecord = (source: SourceText): Result<JsonRecord> => {
  const checked = checkText(source);
  if (!checked.ok) return checked;
  if (nestingDepth(checked.value, maxDepth + 1) > maxDepth) {
    const issue = { path: '', expected: `at most ${maxDepth} levels of nesting`, found: 'more' };
    return err(invalidInputError(source.name, [issue], 'Simplify the file: a CV needs no more than five levels.'));
  }
  const parsed = parse(source.name, checked.value);
  if (!parsed.ok) return parsed;
  if (isRecord(parsed.value)) return ok(parsed.value);
  const issue = { path: '', expected: 'one object, { ... }', found: describeValue(parsed.value) };
  const action = Array.isArray(parsed.value)
    ? 'Put each entry of the list into a file of its own.'
    : 'Choose another file.';
  return err(invalidInputError(source.name, [issue], action));
};

const parse = (name: string, text: string): Result<JsonValue> => {
  try {
    const value: JsonValue = JSON.parse(text);
    return ok(value);
  } catch {
    const fault = findJsonFault(text);
    if (fault === undefined) return err(notJsonError(name, 'somewhere', 'JSON', 'something else'));
    return err(notJsonError(name, `line ${fault.line}, column ${fault.column}`, fault.expected, fault.found));
  }
};
