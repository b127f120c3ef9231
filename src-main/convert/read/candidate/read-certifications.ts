import type { Certification } from '#shared/model/candidate.ts';
import { readMoment, splitPeriod } from '../date/read-period.ts';
import type { ImportLog } from '../import-log.ts';
import type { Field } from '../json/field-reader.ts';
import { FieldReader, readEntries, readLine } from '../json/field-reader.ts';
import { isRecord } from '../json/json-value.ts';

const nameNames = ['name', 'title', 'certification', 'certificate', 'certificat', 'intitule', 'nom'];
const issuerNames = [
  'issuer',
  'authority',
  'organization',
  'organisation',
  'issuedBy',
  'by',
  'provider',
  'awarder',
  'institution',
  'organisme',
  'company',
];
const dateNames = [
  'date',
  'year',
  'issueDate',
  'issuedOn',
  'issued',
  'obtained',
  'awarded',
  'startDate',
  'start',
  'annee',
];

const readTextEntry = (field: Field, log: ImportLog): Certification[] => {
  const line = readLine(field, 300, log);
  if (line === undefined) return [];
  const { rest, period } = splitPeriod(line);
  // Two dates are a validity; only one tells when it was obtained.
  if (period?.end === undefined || period.start !== undefined || period.label !== undefined) return [{ name: line }];
  return [{ name: rest, date: period.end }];
};

const readEntry = (entry: Field, log: ImportLog): Certification[] => {
  if (!isRecord(entry.value)) return readTextEntry(entry, log);
  const reader = new FieldReader(entry.value, entry.path, log);
  const name = reader.line(nameNames, 300);
  const moment = readMoment(reader.take(dateNames), log);
  const label = reader.line(['label'], 120);
  const issuer = reader.line(issuerNames, 200);
  const url = reader.line(['url', 'link', 'credentialUrl'], 400);
  reader.ignore(['id']);
  reader.reportUnused();
  if (name !== undefined) return [{ name, issuer, date: moment.date, label: label ?? moment.label, url }];
  log.note('left-out', entry.path, `${entry.path} has no name and was left out.`);
  return [];
};

/** Certifications of a field, in its order: objects, or texts such as "AWS Solutions Architect (2020)". */
export const readCertifications = (field: Field, log: ImportLog): Certification[] => {
  const lines = typeof field.value === 'string' ? field.value.split(/[\n;]/) : undefined;
  const expected = 'a list of certifications, each an object with name, issuer and date, or a text';
  return readEntries(lines === undefined ? field : { value: lines, path: field.path }, expected, log).flatMap((entry) =>
    readEntry(entry, log),
  );
};
