import type { PartialDate } from '#shared/model/partial-date.ts';
import { comparePartialDates } from '#shared/model/partial-date.ts';
import type { ImportLog } from '../import-log.ts';
import type { Field, FieldReader } from '../json/field-reader.ts';
import { readLine } from '../json/field-reader.ts';
import { isRecord } from '../json/json-value.ts';
import { shortenText } from '../text/clean-text.ts';
import type { ReadDate } from './read-date.ts';
import { readDate } from './read-date.ts';

/** A period as the model keeps it (see model/candidate.ts). */
export type ReadPeriod = {
  readonly start?: PartialDate | undefined;
  readonly end?: PartialDate | undefined;
  readonly isCurrent: boolean;
  readonly label?: string | undefined;
};

/** What an absent end means: JSON Resume says "still running", otherwise nothing is known. */
export type AbsentEnd = 'current' | 'unknown';

const startNames = [
  'start',
  'startDate',
  'from',
  'begin',
  'dateFrom',
  'startYear',
  'since',
  'dateDebut',
  'debut',
  'fechaInicio',
  'inicio',
];
const endNames = ['end', 'endDate', 'to', 'until', 'dateTo', 'endYear', 'finish', 'dateFin', 'fin', 'fechaFin'];
const wholeNames = [
  'period',
  'dates',
  'date',
  'years',
  'dateRange',
  'duration',
  'periode',
  'timeframe',
  'when',
  'annee',
  'year',
];
const currentNames = ['isCurrent', 'current', 'present', 'ongoing', 'stillWorking', 'currentlyWorking', 'isPresent'];
const maxLabel = 120;

const separators = /\s*[–—→]\s*|\s+(?:to|until|till|bis|à|au|a|al|hasta|tot)\s+|\s*-\s*|\s*~\s*/giu;
const leadIn = /^(?:from|du|de|von|vom|desde|dal|van)\s+/i;
const sinceWords = /^(?:since|depuis(?: le)?|seit|desde|dal|sinds)\s+/i;

const dateIn = (read: ReadDate): PartialDate | undefined =>
  read.type === 'date' || read.type === 'partly' ? read.date : undefined;

/** Reads "2014 – 2016", "Jan 2019 to present", "depuis 2020" or a lone date, which is an end. Undefined when it is neither. */
export const readRange = (source: string): ReadPeriod | undefined => {
  const text = source.trim();
  const lone = readDate(text);
  if (lone.type === 'date') return { end: lone.date, isCurrent: false };
  if (lone.type === 'partly') return { end: lone.date, isCurrent: false, label: text };
  const since = readDate(text.replace(sinceWords, ''));
  if (sinceWords.test(text) && since.type === 'date') return { start: since.date, isCurrent: true };
  const bare = text.replace(leadIn, '');
  if (bare.length > 80) return undefined;
  for (const match of bare.matchAll(separators)) {
    const [from, to] = [readDate(bare.slice(0, match.index)), readDate(bare.slice(match.index + match[0].length))];
    const start = dateIn(from);
    if (start === undefined || to.type === 'unread') continue;
    const isPartly = from.type === 'partly' || to.type === 'partly';
    return { start, end: dateIn(to), isCurrent: to.type === 'present', label: isPartly ? text : undefined };
  }
  return undefined;
};

const noteUnclear = (read: ReadDate, path: string, text: string, log: ImportLog): void => {
  if (read.type === 'unread') log.note('date-unread', path, `${path}: '${text}' was kept as written.`);
  if (read.type === 'partly' && /^\d/.test(text)) {
    log.note('date-ambiguous', path, `${path}: '${text}' can be read as two different days; only the year counts.`);
  } else if (read.type === 'partly') {
    log.note('date-unread', path, `${path}: '${text}' was kept as written; only the year counts for the order.`);
  }
};

/** A single date field; what can't be read comes back as `label`, with a note. Undefined for a blank field. */
export const readDateField = (
  field: Field | undefined,
  log: ImportLog,
): { read: ReadDate; text: string } | undefined => {
  if (field === undefined) return undefined;
  const { value, path } = field;
  const parts = isRecord(value)
    ? [value['year'], value['month'], value['day']].filter((part) => part != null)
    : [value];
  const isParts = isRecord(value) && parts.length > 0 && parts.every((part) => typeof part !== 'object');
  const text = readLine(isParts ? { value: parts.join('-'), path } : field, maxLabel, log);
  if (text === undefined) return undefined;
  const read = readDate(text);
  noteUnclear(read, path, text, log);
  return { read, text };
};

/** A date that stands for a moment (an award, a certificate): `date`, or `label` when it can't be read. */
export const readMoment = (
  field: Field | undefined,
  log: ImportLog,
): { date?: PartialDate | undefined; label?: string | undefined } => {
  const given = readDateField(field, log);
  if (given === undefined) return {};
  const date = dateIn(given.read);
  return given.read.type === 'date' ? { date } : { date, label: given.text };
};

const checkOrder = (period: ReadPeriod, path: string, log: ImportLog): ReadPeriod => {
  const { start, end } = period;
  if (start !== undefined && end !== undefined && start.slice(0, end.length) > end.slice(0, start.length)) {
    if (comparePartialDates(start, end) > 0) {
      log.note(
        'dates-reversed',
        path,
        `${path} ends (${end}) before it starts (${start}); the dates were kept as they are.`,
      );
    }
  }
  return period;
};

const readWhole = (reader: FieldReader): ReadPeriod | undefined => {
  const field = reader.take(wholeNames);
  if (field === undefined) return undefined;
  const text = readLine(field, maxLabel, reader.log);
  if (text === undefined) return undefined;
  const range = readRange(text);
  if (range === undefined) reader.log.note('date-unread', field.path, `${field.path}: '${text}' was kept as written.`);
  return range ?? { isCurrent: false, label: text };
};

/**
 * Start and end of an entry, from two fields or from one ("2014 – 2016"). `label` holds the whole period in the source's
 * words whenever a part of it can't be read in full. A null end, "present" and the like mean that it still runs.
 */
export const readPeriod = (reader: FieldReader, absentEnd: AbsentEnd): ReadPeriod => {
  const { log, path } = reader;
  const hasNullEnd = reader.hasNull(endNames);
  const flag = reader.flag(currentNames);
  const ownLabel = reader.line(['label'], maxLabel);
  const from = readDateField(reader.take(startNames), log);
  const to = readDateField(reader.take(endNames), log);
  if (from === undefined && to === undefined) {
    const whole = readWhole(reader) ?? { isCurrent: false };
    const label = ownLabel ?? whole.label;
    return checkOrder({ ...whole, isCurrent: flag ?? whole.isCurrent, label }, path, log);
  }
  const isOpen = to === undefined && from !== undefined;
  const isCurrent = flag ?? (to?.read.type === 'present' || (isOpen && (hasNullEnd || absentEnd === 'current')));
  if (isOpen && !isCurrent && flag === undefined) {
    log.note(
      'end-unknown',
      path,
      `${path} has no end date; it is not taken as current unless the file says "present".`,
    );
  }
  const isUnclear = [from, to].some((part) => part?.read.type === 'partly' || part?.read.type === 'unread');
  const words = [from?.text, to?.text ?? (isCurrent ? 'present' : undefined)].filter((text) => text !== undefined);
  const label = ownLabel ?? (isUnclear ? shortenText(words.join(' – '), maxLabel) : undefined);
  const period = { start: from && dateIn(from.read), end: to && dateIn(to.read), isCurrent, label };
  return checkOrder(period, path, log);
};

/** Takes a date or a range off the end or the start of a text: "AWS SA (2020)", "2015: MSc". */
export const splitPeriod = (source: string): { rest: string; period?: ReadPeriod } => {
  const bracketed = /^(.*?)[\s,;:–—-]*[([]([^()[\]]{4,60})[)\]]\s*$/su.exec(source);
  const trailing = /^(.+?)(?:\s*[,;|·]\s*|\s+[–—-]\s+|:\s+)([^,;|]*\d{4}[^,;|]*)$/su.exec(source);
  const leading = /^([^,;:|]*\d{4}[^,;:|]{0,30}?)\s*(?:[,;:|·]|\s[–—-])\s+(.+)$/su.exec(source);
  const attempts: [string | undefined, string | undefined][] = [
    [bracketed?.[2], bracketed?.[1]],
    [trailing?.[2], trailing?.[1]],
    [leading?.[1], leading?.[2]],
  ];
  for (const [dates, rest] of attempts) {
    const period = dates === undefined ? undefined : readRange(dates);
    if (period !== undefined && rest !== undefined && rest.trim() !== '') return { rest: rest.trim(), period };
  }
  return { rest: source };
};
