import type { SkillGroup } from '#shared/model/candidate.ts';
import type { ImportLog } from '../import-log.ts';
import type { Field } from '../json/field-reader.ts';
import { FieldReader, normaliseKey, readEntries, readLine } from '../json/field-reader.ts';
import type { JsonRecord } from '../json/json-value.ts';
import { isEmptyValue, isRecord } from '../json/json-value.ts';
import { readNames } from '../json/read-texts.ts';

type Kind = SkillGroup['kind'];

const maxName = 160;
const skillListNames = ['skills', 'keywords', 'items', 'list', 'values', 'technologies', 'tools', 'competences'];
const groupNames = ['name', 'group', 'groupName', 'category', 'title', 'label', 'area', 'domain'];
const kindByWord: ReadonlyMap<string, Kind> = new Map([
  ...[
    'functional',
    'functionalskills',
    'fonctionnel',
    'fonctionnelles',
    'business',
    'businessskills',
    'soft',
    'softskills',
  ].map((word): [string, Kind] => [word, 'functional']),
  ...['technical', 'technicalskills', 'technique', 'techniques', 'tech', 'hard', 'hardskills'].map(
    (word): [string, Kind] => [word, 'technical'],
  ),
]);

/** "Databases: Oracle, MySQL" is a group, not a skill. */
const groupInText = (text: string): { name: string; skills: string } | undefined => {
  const match = /^([^:,;]{2,60}):\s+(\S.*)$/su.exec(text);
  return match ? { name: (match[1] ?? '').trim(), skills: match[2] ?? '' } : undefined;
};

const readGroupObject = (record: JsonRecord, path: string, kind: Kind, log: ImportLog): SkillGroup[] => {
  const reader = new FieldReader(record, path, log);
  const list = reader.takeAll(skillListNames).flatMap((field) => readNames(field, maxName, log));
  const single = list.length === 0 ? reader.line(['skill', 'name', 'technology', 'tool'], maxName) : undefined;
  const kindText = reader.line(['kind', 'type'], 80);
  const ownKind = kindText === undefined ? undefined : kindByWord.get(normaliseKey(kindText));
  const name = reader.line(groupNames, 120) ?? (ownKind === undefined ? kindText : undefined);
  const level = reader.line(['level', 'proficiency', 'rating', 'niveau', 'mastery'], 80);
  reader.ignore(['id']);
  reader.reportUnused();
  const skills = single === undefined ? list : [single];
  return skills.length === 0 ? [] : [{ name, kind: ownKind ?? kind, level, skills }];
};

const isGroupObject = (record: JsonRecord): boolean =>
  Object.keys(record).some((key) =>
    ['name', 'skill', ...skillListNames.slice(0, 4), 'level', 'technology'].includes(normaliseKey(key)),
  );

/** {Cloud: [...], Data: "..."}: each key names a group, or says what kind of skills stand under it. */
const readByKey = (record: JsonRecord, path: string, kind: Kind, log: ImportLog): SkillGroup[] =>
  Object.entries(record).flatMap(([key, value]): SkillGroup[] => {
    if (isEmptyValue(value)) return [];
    const field = { value, path: `${path}.${key}` };
    const ownKind = kindByWord.get(normaliseKey(key));
    if (ownKind !== undefined) return readSkillField(field, ownKind, log);
    const name = readLine({ value: key, path }, 120, log);
    return readSkillField(field, kind, log).map((group) => ({ ...group, name: group.name ?? name }));
  });

/** Joins neighbours that differ in nothing but their skills, so that a flat list is one group. */
const joinNeighbours = (groups: readonly SkillGroup[]): SkillGroup[] => {
  const joined: { group: SkillGroup; skills: Set<string> }[] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    const isSame =
      last?.group.name === group.name && last?.group.kind === group.kind && last?.group.level === group.level;
    if (last === undefined || !isSame) joined.push({ group, skills: new Set(group.skills) });
    else for (const skill of group.skills) last.skills.add(skill);
  }
  return joined.map(({ group, skills }) => ({ ...group, skills: [...skills] }));
};

/** Skills in any of their usual shapes: a text, a flat list, a list of groups, or an object of groups. */
export const readSkillField = (field: Field, kind: Kind, log: ImportLog): SkillGroup[] => {
  const { value, path } = field;
  if (isRecord(value)) {
    return isGroupObject(value) ? readGroupObject(value, path, kind, log) : readByKey(value, path, kind, log);
  }
  const isText = typeof value === 'string';
  if (isText && !value.includes('\n')) {
    const group = groupInText(value);
    const skills = readNames({ value: group?.skills ?? value, path }, maxName, log);
    return skills.length === 0 ? [] : [{ name: group?.name, kind, skills }];
  }
  const entries = isText
    ? value.split('\n').map((line) => ({ value: line, path }))
    : readEntries(field, 'a list of skills', log);
  const groups = entries.flatMap((entry): SkillGroup[] => {
    if (isRecord(entry.value)) return readSkillField(entry, kind, log);
    const line = readLine(entry, isText ? 8_000 : maxName, log);
    if (line === undefined) return [];
    const group = groupInText(line);
    if (group !== undefined || isText) {
      const skills = readNames({ value: group?.skills ?? line, path: entry.path }, maxName, log);
      return skills.length === 0 ? [] : [{ name: group?.name, kind, skills }];
    }
    return [{ kind, skills: [line] }];
  });
  return joinNeighbours(groups);
};

/** Every skill a candidate's object holds, wherever it keeps them. */
export const readSkills = (reader: FieldReader): SkillGroup[] => {
  const read = (names: readonly string[], kind: Kind): SkillGroup[] =>
    reader.takeAll(names).flatMap((field) => readSkillField(field, kind, reader.log));
  return joinNeighbours([
    ...read(
      ['skills', 'competences', 'keySkills', 'coreSkills', 'competencies', 'expertise', 'skillset', 'habilidades'],
      undefined,
    ),
    ...read(['functionalSkills', 'softSkills', 'businessSkills', 'competencesFonctionnelles'], 'functional'),
    ...read(
      ['technicalSkills', 'hardSkills', 'technologies', 'tools', 'techStack', 'competencesTechniques'],
      'technical',
    ),
  ]);
};
