import { findSkills } from '#shared/model/find-skills.ts';
import type { ImportFormat } from '#shared/model/import.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import { ImportLog } from '../import-log.ts';
import type { Field } from '../json/field-reader.ts';
import { FieldReader, normaliseKey, readEntries, readLine, readProse } from '../json/field-reader.ts';
import type { JsonRecord } from '../json/json-value.ts';
import { isRecord } from '../json/json-value.ts';
import { readLocation } from '../json/read-location.ts';
import { readBullets, readNames } from '../json/read-texts.ts';
import { readJobText } from './read-job-text.ts';

const titleNames = ['title', 'jobTitle', 'position', 'role', 'name', 'poste', 'intitule', 'puesto', 'stelle'];
const companyNames = [
  'company',
  'companyName',
  'organization',
  'organisation',
  'employer',
  'client',
  'customer',
  'hiringOrganization',
  'entreprise',
  'buyer',
];
const requirementNames = [
  'requirements',
  'qualifications',
  'mustHave',
  'mustHaves',
  'required',
  'requiredQualifications',
  'minimumQualifications',
  'criteria',
  'profile',
  'profil',
  'exigences',
  'prerequis',
  'anforderungen',
  'requisitos',
  'experienceRequirements',
  'educationRequirements',
  'niceToHave',
  'niceToHaves',
  'preferred',
  'preferredQualifications',
  'desirable',
];
const responsibilityNames = ['responsibilities', 'duties', 'tasks', 'missions', 'deliverables'];
const skillNames = [
  'skills',
  'requiredSkills',
  'technicalSkills',
  'functionalSkills',
  'softSkills',
  'keySkills',
  'technologies',
  'tools',
  'techStack',
  'competences',
  'keywords',
  'niceToHaveSkills',
  'preferredSkills',
];
const maxEntries = 300;

/** JSON Resume's job schema has these and our own format has not. */
const isStandard = (record: JsonRecord): boolean =>
  ['qualifications', 'remote', 'meta'].some((key) => Object.keys(record).some((name) => normaliseKey(name) === key));

const readCompany = (reader: FieldReader): string | undefined => {
  const field = reader.take(companyNames);
  if (field === undefined || !isRecord(field.value)) return field && readLine(field, 200, reader.log);
  const company = new FieldReader(field.value, field.path, reader.log);
  const name = company.line(['name', 'legalName', 'title'], 200);
  company.reportUnused();
  return name;
};

/** Texts, or {name, level, keywords} as JSON Resume writes them. */
const readSkills = (field: Field, log: ImportLog): string[] => {
  if (typeof field.value === 'string') return readNames(field, 160, log);
  if (isRecord(field.value) && !('name' in field.value)) {
    return Object.entries(field.value).flatMap(([key, value]) =>
      readSkills({ value, path: `${field.path}.${key}` }, log),
    );
  }
  return readEntries(field, 'a list of skills', log).flatMap((entry): string[] => {
    if (!isRecord(entry.value)) return readNames({ value: [entry.value], path: entry.path }, 160, log);
    const reader = new FieldReader(entry.value, entry.path, log);
    const name = reader.line(['name', 'skill', 'title'], 160);
    const keywords = reader.takeAll(['keywords', 'items', 'skills']).flatMap((words) => readNames(words, 160, log));
    reader.ignore(['level', 'id']);
    reader.reportUnused();
    return name === undefined ? keywords : [name, ...keywords];
  });
};

const limited = (texts: readonly string[], path: string, log: ImportLog): string[] => {
  const unique = [...new Set(texts)];
  if (unique.length > maxEntries) log.tooMany(path, maxEntries, unique.length);
  return unique;
};

/**
 * Reads a job description from an object that stands at `path` in its file: our own format, JSON Resume's job schema or
 * schema.org's JobPosting. Where requirements or skills are not given as such, they are looked for in the description.
 */
export const readJob = (
  record: JsonRecord,
  path: string,
  log: ImportLog,
): { job: JobDescription; format: ImportFormat } => {
  const reader = new FieldReader(record, path, log);
  const bullets = (names: readonly string[], max: number) =>
    reader.takeAll(names).flatMap((field) => readBullets(field, max, log));
  const title = reader.line(titleNames, 300);
  const company = readCompany(reader);
  const location = readLocation(reader, ['location', 'jobLocation', 'place', 'city', 'lieu', 'ort', 'ubicacion']);
  const described = reader
    .takeAll(['summary', 'description', 'overview', 'about', 'context', 'text', 'jobDescription'])
    .map((field) => readProse(field, 8_000, log))
    .filter((text) => text !== undefined);
  const experience = reader.line(['experience', 'experienceLevel', 'seniority'], 400);
  const given = bullets(requirementNames, 2_000);
  const responsibilities = bullets(responsibilityNames, 2_000);
  const listed = reader.takeAll(skillNames).flatMap((field) => readSkills(field, log));
  const found = described.length === 0 ? undefined : readJobText(described.join('\n\n'), new ImportLog());
  const asked = [...given, ...(experience !== undefined && /\d/.test(experience) ? [experience] : [])];
  const requirements = asked.length > 0 ? asked : (found?.requirements ?? []);
  if (asked.length === 0 && requirements.length > 0) {
    log.note('guessed', 'requirements', 'The requirements were found in the description.');
  }
  const searched = [title ?? '', ...requirements, ...responsibilities, ...described].join('\n');
  const skills = listed.length > 0 ? listed : findSkills(searched).map(({ text }) => text.replace(/\s+/g, ' '));
  if (listed.length === 0 && skills.length > 0) log.note('guessed', 'skills', 'The skills were found in the text.');
  reader.ignore(['$schema', '@context', '@type', 'id', 'meta', 'date', 'type', 'remote', 'sourceText']);
  reader.reportUnused();
  const job: JobDescription = {
    title: title ?? found?.title,
    company,
    location,
    summary: described.length === 0 ? undefined : described.join('\n\n').slice(0, 8_000),
    requirements: limited(requirements, 'requirements', log),
    responsibilities: responsibilities.length === 0 ? undefined : limited(responsibilities, 'responsibilities', log),
    skills: limited(skills, 'skills', log),
  };
  return { job, format: isStandard(record) ? 'json-resume' : 'dossier' };
};
