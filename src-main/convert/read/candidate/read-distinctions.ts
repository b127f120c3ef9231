import type { Distinction } from '#shared/model/candidate.ts';
import { readMoment } from '../date/read-period.ts';
import type { ImportLog } from '../import-log.ts';
import type { Field } from '../json/field-reader.ts';
import { FieldReader, readEntries, readLine } from '../json/field-reader.ts';
import { isRecord } from '../json/json-value.ts';
import { readNames } from '../json/read-texts.ts';

const byNames = ['awarder', 'by', 'publisher', 'issuer', 'organization', 'institution', 'journal'];

const readEntry = (entry: Field, kind: Distinction['kind'] | undefined, log: ImportLog): Distinction[] => {
  if (!isRecord(entry.value)) {
    const title = readLine(entry, 300, log);
    return title === undefined ? [] : [{ kind: kind ?? 'award', title }];
  }
  const reader = new FieldReader(entry.value, entry.path, log);
  const ownKind = reader.line(['kind'], 40) === 'publication' ? 'publication' : 'award';
  const title = reader.line(['title', 'name', 'award'], 300);
  const moment = readMoment(reader.take(['date', 'releaseDate', 'year', 'published']), log);
  const by = reader.line(byNames, 200);
  const summary = reader.prose(['summary', 'description'], 4_000);
  const label = reader.line(['label'], 120) ?? moment.label;
  reader.ignore(['id']);
  reader.reportUnused();
  if (title !== undefined) return [{ kind: kind ?? ownKind, title, by, date: moment.date, label, summary }];
  log.note('left-out', entry.path, `${entry.path} has no title and was left out.`);
  return [];
};

/** Awards or publications of a field; without `kind`, entries say themselves which they are. */
export const readDistinctions = (field: Field, kind: Distinction['kind'] | undefined, log: ImportLog): Distinction[] =>
  readEntries(field, 'a list of objects with title and date', log).flatMap((entry) => readEntry(entry, kind, log));

/** Interests: texts, or {name, keywords} as "Name: keyword, keyword". */
export const readInterests = (field: Field, log: ImportLog): string[] => {
  if (typeof field.value === 'string') return readNames(field, 200, log);
  return readEntries(field, 'a list of interests', log).flatMap((entry): string[] => {
    if (!isRecord(entry.value)) return [readLine(entry, 200, log)].filter((text) => text !== undefined);
    const reader = new FieldReader(entry.value, entry.path, log);
    const name = reader.line(['name', 'interest', 'title'], 120);
    const keywords = reader.take(['keywords', 'items']);
    const words = keywords === undefined ? [] : readNames(keywords, 120, log);
    reader.ignore(['id']);
    reader.reportUnused();
    const text = [name, words.length === 0 ? undefined : words.join(', ')].filter((part) => part !== undefined);
    return text.length === 0 ? [] : [text.join(': ').slice(0, 200)];
  });
};
