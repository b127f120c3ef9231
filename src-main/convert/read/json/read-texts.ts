import type { ImportLog } from '../import-log.ts';
import { cleanText, shortenText } from '../text/clean-text.ts';
import { splitBullets, splitNames, withoutBullet } from '../text/split-list.ts';
import type { Field } from './field-reader.ts';
import { normaliseKey, readLine } from './field-reader.ts';
import { isEmptyValue, isRecord } from './json-value.ts';

const textKeys = new Set(
  'text|description|value|content|name|title|label|requirement|responsibility|task|achievement|highlight|summary|skill|keyword'.split(
    '|',
  ),
);

/** The text of a list entry, which some files wrap in an object: {text: ...}. What else it holds is reported. */
const unwrap = (field: Field, log: ImportLog): Field => {
  if (!isRecord(field.value)) return field;
  const entries = Object.entries(field.value).filter(([, value]) => !isEmptyValue(value));
  const named = entries.find(([key]) => textKeys.has(normaliseKey(key)));
  if (named === undefined) return field;
  for (const [key] of entries) if (key !== named[0]) log.unused(`${field.path}.${key}`);
  return { value: named[1], path: `${field.path}.${named[0]}` };
};

const flatten = ({ value, path }: Field): Field[] =>
  Array.isArray(value)
    ? value.flatMap((item, index) => flatten({ value: item, path: `${path}[${index}]` }))
    : isEmptyValue(value)
      ? []
      : [{ value, path }];

/**
 * Bullet points of a field: a list of texts (nested ones are flattened, {text} unwrapped), or one text, which is split at
 * its lines and bullets.
 */
export const readBullets = (field: Field, max: number, log: ImportLog): string[] => {
  if (typeof field.value === 'string') {
    const { text, hadMarkup } = cleanText(field.value.slice(0, 100_000));
    if (hadMarkup) log.hadMarkup(field.path);
    const { prose, bullets } = splitBullets(text);
    return [...(prose?.split('\n') ?? []), ...bullets]
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line, index) => {
        if (line.length > max) log.note('shortened', field.path, `${field.path}: line ${index + 1} was shortened.`);
        return shortenText(line, max);
      });
  }
  if (typeof field.value !== 'object') {
    log.issue(field.path, 'a list of texts', field.value);
    return [];
  }
  return flatten(field)
    .map((item) => readLine(unwrap(item, log), max, log))
    .filter((line) => line !== undefined)
    .map(withoutBullet)
    .filter((line) => line !== '');
};

/** Short names of a field: a list of texts, or one text with commas. Repeated ones are kept once. */
export const readNames = (field: Field, max: number, log: ImportLog): string[] => {
  const isText = typeof field.value === 'string';
  const texts = isText ? readBullets(field, 8_000, log).flatMap(splitNames) : readBullets(field, max, log);
  const tooLong = texts.filter((text) => text.length > max);
  if (tooLong.length > 0)
    log.note('shortened', field.path, `${field.path}: ${tooLong.length} long entries were shortened.`);
  return [...new Set(texts.map((text) => shortenText(text, max)))];
};
