import type { Candidate, Distinction } from '#shared/model/candidate.ts';
import { candidateLimits as limits } from '#shared/model/candidate-limits.ts';
import type { ImportFormat } from '#shared/model/import.ts';
import type { ImportLog } from '../import-log.ts';
import type { Field } from '../json/field-reader.ts';
import { FieldReader, readLine } from '../json/field-reader.ts';
import type { JsonRecord } from '../json/json-value.ts';
import { isRecord } from '../json/json-value.ts';
import { readLocation } from '../json/read-location.ts';
import { readCertifications } from './read-certifications.ts';
import { readContact } from './read-contact.ts';
import { readDistinctions, readInterests } from './read-distinctions.ts';
import { readEducation } from './read-education.ts';
import { readExperiences } from './read-experience.ts';
import { readLanguages } from './read-languages.ts';
import { readSkills } from './read-skills.ts';
import { readYears } from './read-years.ts';

const nameNames = ['fullName', 'name', 'candidateName', 'displayName', 'nomComplet', 'nom', 'nombre'];
const titleNames = [
  'title',
  'label',
  'jobTitle',
  'headline',
  'currentTitle',
  'position',
  'role',
  'profession',
  'titre',
  'poste',
];
const summaryNames = [
  'summary',
  'about',
  'profile',
  'bio',
  'objective',
  'professionalSummary',
  'profil',
  'resume',
  'description',
];
const certificationNames = ['certifications', 'certificates', 'certification', 'licenses', 'certificats'];
/** JSON Resume keeps the person under `basics` and positions under `work`; our own format has neither. */
const isJsonResume = (record: JsonRecord): boolean =>
  isRecord(record['basics']) || (Array.isArray(record['work']) && record['experience'] === undefined);

const readName = (reader: FieldReader): string | undefined => {
  const field = reader.take(nameNames);
  const parts =
    field !== undefined && isRecord(field.value) ? new FieldReader(field.value, field.path, reader.log) : undefined;
  if (field !== undefined && parts === undefined) {
    if (typeof field.value !== 'string')
      reader.log.issue(field.path, "the candidate's full name, as text", field.value);
    else return readLine(field, 200, reader.log);
    return undefined;
  }
  const source = parts ?? reader;
  const first = source.line(['firstName', 'first', 'givenName', 'given', 'prenom'], 100);
  const last = source.line(['lastName', 'last', 'familyName', 'family', 'surname', 'nomDeFamille'], 99);
  const name = [first, last].filter((part) => part !== undefined).join(' ');
  return name === '' ? undefined : name;
};

/** Reads the list of all fields of these names; one that is longer than a document can hold is refused. */
const readList = <T>(reader: FieldReader, names: readonly string[], max: number, read: (field: Field) => T[]): T[] => {
  const fields = reader.takeAll(names);
  const all = fields.flatMap(read);
  if (all.length > max) reader.log.tooMany(fields[0]?.path ?? reader.path, max, all.length);
  return all;
};

const reportReferences = (reader: FieldReader): void => {
  const field = reader.take(['references', 'referees']);
  if (field === undefined) return;
  const count = Array.isArray(field.value) ? field.value.length : 1;
  reader.log.note('left-out', field.path, `References are not used in a competence file: ${count} left out.`);
};

const noteMissing = (candidate: Candidate, log: ImportLog): void => {
  const lists = ['skills', 'experience', 'education', 'certifications', 'languages'] as const;
  const words = {
    skills: 'skills',
    experience: 'experience',
    education: 'education',
    certifications: 'certifications',
    languages: 'languages',
  };
  for (const name of lists) {
    if (candidate[name].length === 0) log.note('missing', name, `No ${words[name]} in the file.`);
  }
  if (candidate.title === undefined) log.note('missing', 'title', 'No job title in the file.');
};

/**
 * Reads a candidate from an object that stands at `path` in its file: our own format with its usual variations, or JSON
 * Resume 1.0 with its older spellings. What is wrong goes to `log` as issues, what is remarkable as notes; the value is
 * to be used only when there are no issues.
 */
export const readCandidate = (
  record: JsonRecord,
  path: string,
  log: ImportLog,
): { candidate: Candidate; format: ImportFormat } => {
  const isStandard = isJsonResume(record);
  const root = new FieldReader(record, path, log);
  const basics = isStandard ? root.take(['basics']) : undefined;
  const person =
    basics !== undefined && isRecord(basics.value) ? new FieldReader(basics.value, basics.path, log) : root;
  const fullName = readName(person) ?? (person === root ? undefined : readName(root));
  const absentEnd = isStandard ? 'current' : 'unknown';
  const contact = readContact(person);
  const distinctions = (names: readonly string[], kind: Distinction['kind'] | undefined) =>
    readList(root, names, limits.distinctions, (field) => readDistinctions(field, kind, log));
  const candidate: Candidate = {
    fullName: fullName ?? '',
    title: person.line(titleNames, 200),
    summary: person.prose(summaryNames, 8_000),
    yearsOfExperience: readYears(person) ?? (person === root ? undefined : readYears(root)),
    location: readLocation(person, [
      'location',
      'city',
      'address',
      'residence',
      'ville',
      'localisation',
      'lieu',
      'based',
    ]),
    contact,
    skills: readSkills(root),
    experience: [
      ...readList(
        root,
        [
          'experience',
          'experiences',
          'work',
          'workExperience',
          'professionalExperience',
          'employment',
          'workHistory',
          'positions',
          'jobs',
          'career',
          'experiencesProfessionnelles',
          'berufserfahrung',
          'experiencia',
        ],
        limits.experience,
        (field) => readExperiences(field, 'employment', absentEnd, log),
      ),
      ...readList(root, ['volunteer', 'volunteering', 'volunteerWork', 'benevolat'], limits.experience, (field) =>
        readExperiences(field, 'volunteer', 'unknown', log),
      ),
      ...readList(root, ['projects', 'projets', 'personalProjects'], limits.experience, (field) =>
        readExperiences(field, 'project', 'unknown', log),
      ),
    ],
    education: readList(
      root,
      [
        'education',
        'educations',
        'degrees',
        'studies',
        'formation',
        'formations',
        'diplomes',
        'ausbildung',
        'educacion',
      ],
      limits.education,
      (field) => readEducation(field, log),
    ),
    certifications: readList(root, certificationNames, limits.certifications, (field) =>
      readCertifications(field, log),
    ),
    languages: readList(
      root,
      ['languages', 'spokenLanguages', 'langues', 'sprachen', 'idiomas'],
      limits.languages,
      (field) => readLanguages(field, log),
    ),
    distinctions: [
      ...distinctions(['distinctions'], undefined),
      ...distinctions(['awards', 'honors', 'honours', 'prizes'], 'award'),
      ...distinctions(['publications', 'papers', 'articles'], 'publication'),
    ],
    interests: readList(root, ['interests', 'hobbies', 'centresInteret'], limits.interests, (field) =>
      readInterests(field, log),
    ),
  };
  if (fullName === undefined && log.issues.length === 0) {
    log.issue(
      `${person.path === '' ? '' : `${person.path}.`}${isStandard ? 'name' : 'fullName'}`,
      "the candidate's full name",
      undefined,
    );
  }
  reportReferences(root);
  for (const reader of new Set([root, person])) {
    reader.ignore(['$schema', 'meta', 'version', 'id', '_id', 'lastModified']);
    reader.reportUnused();
  }
  noteMissing(candidate, log);
  return { candidate, format: isStandard ? 'json-resume' : 'dossier' };
};
