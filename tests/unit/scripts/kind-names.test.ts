import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '#shared/kinds/registry.ts';

const project = join(import.meta.dirname, '..', '..', '..');

const filesIn = (folder: string): string[] =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'));

/** A kind's name as files, functions and types have it. */
const spellings = (name: string): string[] => {
  const camel = name.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  return [name, camel, camel.charAt(0).toUpperCase() + camel.slice(1)];
};

const registries = ['src-shared/kinds/registry.ts', 'src-main/documents/registry.ts', 'src-renderer/kinds/registry.ts'];

const isOfKind = (path: string, name: string): boolean =>
  ['src-shared/kinds', 'src-main/documents', 'src-renderer/kinds'].some((side) =>
    path.startsWith(`${side}/${name}/`),
  ) ||
  registries.includes(path) ||
  path.startsWith('src-shared/i18n/') ||
  // What stores of earlier versions hold has to be named to be moved.
  /^src-main\/storage\/migrations\/.*\.sql$/u.test(path);

describe('a document kind', () => {
  const files = ['src-shared', 'src-main', 'src-renderer'].flatMap(filesIn);
  const textOf = new Map(files.map((path) => [path, readFileSync(join(project, path), 'utf8')]));

  it.each(kinds.map(({ name }) => name))('is named in its folders, the registries and sentences alone: %s', (name) => {
    const naming = files.filter((path) =>
      spellings(name).some((spelling) => path.includes(spelling) || textOf.get(path)?.includes(spelling)),
    );
    expect(naming.filter((path) => isOfKind(path, name)).length).toBeGreaterThan(3);
    expect(naming.filter((path) => !isOfKind(path, name))).toEqual([]);
  });

  it.each(registries)('is one line of %s, besides the import', (registry) => {
    for (const { name } of kinds) {
      const lines = (textOf.get(registry) ?? '').split('\n').filter((line) => line.includes(`/${name}/`));
      expect(lines.length, name).toBeLessThanOrEqual(1);
    }
  });
});
