import type { Language } from '#shared/model/candidate.ts';
import type { ImportLog } from '../import-log.ts';
import type { Field } from '../json/field-reader.ts';
import { FieldReader, readEntries, readLine } from '../json/field-reader.ts';
import { isEmptyValue, isRecord } from '../json/json-value.ts';
import { splitNames } from '../text/split-list.ts';

const nameNames = ['language', 'name', 'lang', 'langue', 'sprache', 'idioma'];
const levelNames = ['fluency', 'level', 'proficiency', 'niveau', 'niveaux', 'nivel', 'skill', 'competency'];
const europeanLevel = /^(.+?)\s+([ABC][12]\+?)$/u;

/** "French (native)", "French: native", "French - C1", "French C1". */
const readTextEntry = (field: Field, log: ImportLog): Language[] => {
  const line = readLine(field, 240, log);
  if (line === undefined) return [];
  const match =
    /^([^([]+?)\s*[([]([^)\]]+)[)\]]$/u.exec(line) ??
    /^([^:]+?)\s*:\s+(.+)$/u.exec(line) ??
    /^(.+?)\s+[–—-]\s+(.+)$/u.exec(line) ??
    europeanLevel.exec(line);
  const [name, level] = match ? [match[1] ?? line, match[2]] : [line, undefined];
  return [{ name: name.slice(0, 120), level: level?.slice(0, 120) }];
};

const readEntry = (entry: Field, log: ImportLog): Language[] => {
  if (!isRecord(entry.value)) return readTextEntry(entry, log);
  const reader = new FieldReader(entry.value, entry.path, log);
  const name = reader.line(nameNames, 120);
  const level = reader.line(levelNames, 120);
  reader.ignore(['id']);
  reader.reportUnused();
  if (name !== undefined) return [{ name, level }];
  log.note('left-out', entry.path, `${entry.path} has no name and was left out.`);
  return [];
};

/** Languages of a field: objects, texts such as "French (native)", one text with commas, or {French: "native"}. */
export const readLanguages = (field: Field, log: ImportLog): Language[] => {
  const { value, path } = field;
  if (typeof value === 'string') {
    return splitNames(value).flatMap((text) => readTextEntry({ value: text, path }, log));
  }
  if (isRecord(value) && !new FieldReader(value, path, log).has(nameNames)) {
    return Object.entries(value).flatMap(([key, level]): Language[] => {
      const name = readLine({ value: key, path }, 120, log);
      if (name === undefined || isEmptyValue(level)) return name === undefined ? [] : [{ name }];
      return [{ name, level: readLine({ value: level, path: `${path}.${key}` }, 120, log) }];
    });
  }
  return readEntries(field, 'a list of languages, each an object with name and level, or a text', log).flatMap(
    (entry) => readEntry(entry, log),
  );
};
