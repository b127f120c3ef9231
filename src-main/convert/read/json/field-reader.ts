import type { ImportLog } from '../import-log.ts';
import { cleanLine, cleanText, shortenText } from '../text/clean-text.ts';
import type { JsonRecord, JsonValue } from './json-value.ts';
import { isEmptyValue, isRecord } from './json-value.ts';

/** A value and where it stands in the file. */
export type Field = { readonly value: JsonValue; readonly path: string };

type Entry = { readonly key: string; readonly field: Field };

// No text field keeps more than 8,000 characters; what lies far beyond is not worth the time it takes to clean.
const maxRawLength = 100_000;
// One object that spells one name in more ways than this is no CV; a bound keeps reading it linear.
const maxSpellings = 20;

/** `fullName`, `full_name` and `Full name` are one key, and so are `expérience` and `experience`. */
export const normaliseKey = (key: string): string =>
  key
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

const childPath = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Text of a field on one line (`max` characters at most), undefined when it is blank; anything but text is an issue. */
export const readLine = ({ value, path }: Field, max: number, log: ImportLog): string | undefined =>
  readString({ value, path }, max, log, cleanLine);

/** As `readLine`, keeping line breaks. A list of texts is taken as its lines. */
export const readProse = ({ value, path }: Field, max: number, log: ImportLog): string | undefined => {
  const isLines = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return readString({ value: isLines ? value.join('\n') : value, path }, max, log, cleanText);
};

const readString = (field: Field, max: number, log: ImportLog, clean: typeof cleanText): string | undefined => {
  const { value, path } = field;
  if (value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    log.issue(path, 'text', value);
    return undefined;
  }
  const { text, hadMarkup } = clean(String(value).slice(0, maxRawLength));
  if (hadMarkup) log.hadMarkup(path);
  if (text.length > max) {
    log.note('shortened', path, `${path} has more than ${max.toLocaleString('en-US')} characters and was shortened.`);
  }
  return text === '' ? undefined : shortenText(text, max);
};

/** The entries of a list field. One object stands for a list of one; anything else is an issue. */
export const readEntries = ({ value, path }: Field, expected: string, log: ImportLog): Field[] => {
  if (Array.isArray(value)) {
    return value
      .map((item, index) => ({ value: item, path: `${path}[${index}]` }))
      .filter(({ value: item }) => !isEmptyValue(item));
  }
  if (isRecord(value)) return [{ value, path }];
  log.issue(path, expected, value);
  return [];
};

/**
 * Reads an object's fields by their known names, and knows in the end which were never asked for. Keys live in a Map, so
 * that names such as `__proto__` and `constructor` are names like any other.
 */
export class FieldReader {
  readonly path: string;
  readonly log: ImportLog;
  private readonly entries = new Map<string, Entry[]>();

  constructor(record: JsonRecord, path: string, log: ImportLog) {
    this.path = path;
    this.log = log;
    for (const [key, value] of Object.entries(record)) {
      const name = normaliseKey(key);
      const entry = { key, field: { value, path: childPath(path, key) } };
      const entries = this.entries.get(name);
      if (entries === undefined) this.entries.set(name, [entry]);
      else if (entries.length < maxSpellings) entries.push(entry);
      else log.unused(entry.field.path);
    }
  }

  /** Whether a field of one of these names is there, even with a null or blank value. */
  has(names: readonly string[]): boolean {
    return names.some((name) => this.entries.has(normaliseKey(name)));
  }

  /** Whether a field of one of these names is there and null. */
  hasNull(names: readonly string[]): boolean {
    return names.some((name) => this.entries.get(normaliseKey(name))?.some(({ field }) => field.value === null));
  }

  /** The first field of these names that says something; it counts as used, as do blank ones of these names. */
  take(names: readonly string[]): Field | undefined {
    for (const name of names) {
      const normal = normaliseKey(name);
      const entries = this.entries.get(normal) ?? [];
      const index = entries.findIndex(({ field }) => !isEmptyValue(field.value));
      if (index < 0) continue;
      this.entries.set(
        normal,
        entries.filter((_, position) => position !== index),
      );
      return entries[index]?.field;
    }
    return undefined;
  }

  /** Every field of these names that says something, in the order of the names. */
  takeAll(names: readonly string[]): Field[] {
    const fields: Field[] = [];
    for (let field = this.take(names); field !== undefined; field = this.take(names)) fields.push(field);
    return fields;
  }

  line(names: readonly string[], max: number): string | undefined {
    const field = this.take(names);
    return field === undefined ? undefined : readLine(field, max, this.log);
  }

  prose(names: readonly string[], max: number): string | undefined {
    const field = this.take(names);
    return field === undefined ? undefined : readProse(field, max, this.log);
  }

  /** A yes or no; words such as "yes" count, anything else is an issue. Undefined when the field is absent. */
  flag(names: readonly string[]): boolean | undefined {
    const field = this.take(names);
    if (field === undefined) return undefined;
    if (typeof field.value === 'boolean') return field.value;
    const word = String(field.value).trim().toLowerCase();
    if (['true', 'yes', 'oui', 'ja', 'sí', 'si', '1'].includes(word)) return true;
    if (!['false', 'no', 'non', 'nein', '0'].includes(word)) this.log.issue(field.path, 'true or false', field.value);
    return false;
  }

  /** Fields that are known but say nothing a document uses: neither read nor reported. */
  ignore(names: readonly string[]): void {
    this.takeAll(names);
  }

  /** Adds a field that was found elsewhere in the file, to be read under `name` if the object has none of its own. */
  offer(name: string, field: Field): void {
    const normal = normaliseKey(name);
    this.entries.set(normal, [...(this.entries.get(normal) ?? []), { key: name, field }]);
  }

  /** Reports every field that says something and that nobody asked for. */
  reportUnused(): void {
    for (const entries of this.entries.values()) {
      for (const { field } of entries) if (!isEmptyValue(field.value)) this.log.unused(field.path);
    }
  }
}
