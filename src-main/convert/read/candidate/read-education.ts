import type { Education } from '#shared/model/candidate.ts';
import { readPeriod, splitPeriod } from '../date/read-period.ts';
import type { ImportLog } from '../import-log.ts';
import type { Field } from '../json/field-reader.ts';
import { FieldReader, readEntries, readLine } from '../json/field-reader.ts';
import { isRecord } from '../json/json-value.ts';
import { readBullets } from '../json/read-texts.ts';

const institutionNames = [
  'institution',
  'school',
  'university',
  'college',
  'institute',
  'organization',
  'etablissement',
  'ecole',
  'universite',
  'hochschule',
  'universidad',
  'schoolName',
];
const degreeNames = [
  'degree',
  'studyType',
  'qualification',
  'diploma',
  'title',
  'diplome',
  'abschluss',
  'titulo',
  'name',
  'program',
  'programme',
];
const areaNames = [
  'area',
  'field',
  'fieldOfStudy',
  'major',
  'subject',
  'specialization',
  'specialisation',
  'domaine',
  'specialite',
];
const scoreNames = ['score', 'gpa', 'grade', 'mention', 'result', 'honors', 'honours'];

const school =
  /universit|school|college|[ée]cole|institut|hochschule|academy|acad[ée]mi|facult|polytech|lyc[ée]e|conservato|escuela|instituto|business school|大学|学院|جامعة|אוניברסיטת/iu;

const isPresent = (text: string | undefined): text is string => text !== undefined && text !== '';

/** "MSc Computer Science, University of Lund, 2015": the part that names a school is the institution. */
const readTextEntry = (field: Field, log: ImportLog): Education[] => {
  const line = readLine(field, 400, log);
  if (line === undefined) return [];
  const { rest, period } = splitPeriod(line);
  const parts = rest.split(/\s*(?:[,;|·]|\s[–—@-]\s|\s(?:at|à l'|à|from)\s(?=\p{Lu}))\s*/u).filter(isPresent);
  const at = parts.findIndex((part) => school.test(part));
  const institution = at < 0 ? undefined : parts[at];
  const [degree, ...more] = parts.filter((_, index) => index !== at);
  const area = more.length === 0 ? undefined : more.join(', ').slice(0, 200);
  return [
    {
      isCurrent: false,
      ...period,
      institution: institution?.slice(0, 200),
      degree: degree?.slice(0, 200),
      area,
      courses: [],
    },
  ];
};

const readEntry = (entry: Field, log: ImportLog): Education[] => {
  if (!isRecord(entry.value)) return readTextEntry(entry, log);
  const reader = new FieldReader(entry.value, entry.path, log);
  // A degree known by one date alone is known by the date it was finished.
  const graduation = reader.take(['graduationDate', 'graduationYear', 'graduation', 'completed', 'completionDate']);
  if (graduation !== undefined) reader.offer('endDate', graduation);
  const [institution, degree] = [reader.line(institutionNames, 200), reader.line(degreeNames, 200)];
  const education: Education = {
    ...readPeriod(reader, 'unknown'),
    institution: institution ?? (degree === undefined ? undefined : reader.line(['name'], 200)),
    degree,
    area: reader.line(areaNames, 200),
    score: reader.line(scoreNames, 80),
    courses: reader
      .takeAll(['courses', 'coursework', 'modules', 'cours'])
      .flatMap((field) => readBullets(field, 300, log)),
  };
  reader.ignore(['id']);
  reader.reportUnused();
  if ([education.institution, education.degree, education.area].some(isPresent)) return [education];
  log.note('left-out', entry.path, `${entry.path} names neither a school nor a degree and was left out.`);
  return [];
};

/** Education entries of a field, in its order: objects, or texts such as "MSc, University of Lund, 2015". */
export const readEducation = (field: Field, log: ImportLog): Education[] => {
  const lines = typeof field.value === 'string' ? field.value.split(/[\n;]/) : undefined;
  const expected = 'a list of degrees, each an object with degree, institution, start and end, or a text';
  return readEntries(lines === undefined ? field : { value: lines, path: field.path }, expected, log).flatMap((entry) =>
    readEntry(entry, log),
  );
};
