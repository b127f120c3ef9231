import type { Experience } from '#shared/model/candidate.ts';
import type { AbsentEnd } from '../date/read-period.ts';
import { readPeriod, splitPeriod } from '../date/read-period.ts';
import type { ImportLog } from '../import-log.ts';
import type { Field } from '../json/field-reader.ts';
import { FieldReader, readEntries, readLine, readProse } from '../json/field-reader.ts';
import { isRecord } from '../json/json-value.ts';
import { readLocation } from '../json/read-location.ts';
import { readBullets, readNames } from '../json/read-texts.ts';
import { isBulletLine, splitBullets } from '../text/split-list.ts';

type Nature = Experience['nature'];

const maxBullet = 4_000;
const maxSummary = 8_000;
const maxTechnology = 160;

const companyNames = [
  'company',
  'employer',
  'organization',
  'organisation',
  'companyName',
  'entreprise',
  'societe',
  'firma',
  'empresa',
  'institution',
  'client',
  'customer',
];
const titleNames = [
  'title',
  'position',
  'role',
  'jobTitle',
  'job',
  'poste',
  'intitule',
  'fonction',
  'designation',
  'puesto',
  'cargo',
];
const bulletNames = [
  'responsibilities',
  'duties',
  'highlights',
  'achievements',
  'bullets',
  'bulletPoints',
  'tasks',
  'missions',
  'accomplishments',
  'details',
  'keyAchievements',
  'results',
  'realisations',
  'responsabilites',
];
const proseNames = ['description', 'summary', 'overview', 'about', 'context', 'contexte', 'resume'];
const toolNames = [
  'technologies',
  'techStack',
  'tools',
  'stack',
  'technology',
  'environment',
  'keywords',
  'skills',
  'environnementTechnique',
  'tech',
];

const listOfEntries = 'a list of positions, each an object with company, title, start, end and responsibilities';

const joined = (parts: readonly (string | undefined)[], separator: string): string | undefined => {
  const text = [...new Set(parts.filter((part) => part !== undefined))].join(separator);
  return text === '' ? undefined : text;
};

/** "Data engineer at Acme (2019 – 2021)", as some files write an entry. */
const readTextEntry = (field: Field, nature: Nature, log: ImportLog): Experience | undefined => {
  const line = readLine(field, 400, log);
  if (line === undefined) return undefined;
  const { rest, period } = splitPeriod(line);
  const [, title, company] = /^(.{2,150}?)\s+(?:at|@|chez|bei)\s+(.{2,150})$/u.exec(rest) ?? [
    undefined,
    rest,
    undefined,
  ];
  const base = { isCurrent: false, responsibilities: [], technologies: [], nature };
  return { ...base, ...period, title: title?.slice(0, 200), company };
};

/** Descriptions are prose, unless they are lists in disguise: those are bullets. */
const readDescriptions = (reader: FieldReader): { summary: string | undefined; bullets: string[] } => {
  const summaries: (string | undefined)[] = [];
  const bullets: string[] = [];
  for (const field of reader.takeAll(proseNames)) {
    if (Array.isArray(field.value)) {
      bullets.push(...readBullets(field, maxBullet, reader.log));
      continue;
    }
    const text = readProse(field, maxSummary, reader.log);
    const isList = text?.split('\n').some(isBulletLine) === true;
    const split = isList && text !== undefined ? splitBullets(text) : { prose: text, bullets: [] };
    summaries.push(split.prose);
    bullets.push(...split.bullets.map((bullet) => bullet.slice(0, maxBullet)));
  }
  return { summary: joined(summaries, '\n')?.slice(0, maxSummary), bullets };
};

const natureOf = (reader: FieldReader, nature: Nature): Nature => {
  const word = reader.line(['nature'], 80);
  return word === 'employment' || word === 'volunteer' || word === 'project' ? word : nature;
};

const readEntry = (entry: Field, nature: Nature, absentEnd: AbsentEnd, log: ImportLog): Experience | undefined => {
  if (!isRecord(entry.value)) return readTextEntry(entry, nature, log);
  const reader = new FieldReader(entry.value, entry.path, log);
  const period = readPeriod(reader, absentEnd);
  const isProject = nature === 'project';
  const name = reader.line(['name', 'nom', 'projectName'], 200);
  const entity = reader.line(['entity', ...companyNames], 200);
  const roles = isProject ? reader.take(['roles'])?.value : undefined;
  const role = Array.isArray(roles)
    ? joined(readNames({ value: roles, path: `${entry.path}.roles` }, 80, log), ', ')
    : undefined;
  const position = reader.line(titleNames, 200);
  const title = isProject && name !== undefined ? projectTitle(name, role ?? position) : (position ?? role);
  const company = isProject ? (entity === name ? undefined : entity) : (entity ?? name);
  if (!isProject && entity !== undefined && name !== undefined && title !== undefined) log.unused(`${entry.path}.name`);
  const { summary, bullets } = readDescriptions(reader);
  const listed = reader.takeAll(bulletNames).flatMap((field) => readBullets(field, maxBullet, log));
  const experience: Experience = {
    ...period,
    company,
    title: title ?? (entity !== undefined && !isProject ? name : undefined),
    location: readLocation(reader, ['location', 'place', 'city', 'lieu', 'ville']),
    url: reader.line(['url', 'website', 'link'], 400),
    summary,
    responsibilities: [...new Set([...bullets, ...listed])],
    technologies: [...new Set(reader.takeAll(toolNames).flatMap((field) => readNames(field, maxTechnology, log)))],
    nature: natureOf(reader, nature),
  };
  reader.ignore(['id']);
  reader.reportUnused();
  const hasContent = [experience.company, experience.title, summary, ...experience.responsibilities].some(
    (text) => text !== undefined,
  );
  if (hasContent) return experience;
  log.note('left-out', entry.path, `${entry.path} names neither a company nor a title and was left out.`);
  return undefined;
};

const projectTitle = (name: string, role: string | undefined): string =>
  role === undefined || name.length + role.length > 196 ? name : `${name} (${role})`;

/** The experiences of a list field, in its order. Blank entries are skipped, those without any content with a note. */
export const readExperiences = (field: Field, nature: Nature, absentEnd: AbsentEnd, log: ImportLog): Experience[] => {
  const entries = readEntries(field, listOfEntries, log);
  const experiences = entries.flatMap((entry) => readEntry(entry, nature, absentEnd, log) ?? []);
  const running = experiences.filter(({ isCurrent }) => isCurrent).length;
  if (absentEnd === 'current' && running > 1) {
    const message = `${running} entries of ${field.path} count as current: by the JSON Resume standard, no end date says so.`;
    log.note('guessed', field.path, message);
  }
  return experiences;
};
