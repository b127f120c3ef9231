import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

const id = '[A-F]\\d{1,2}a?';

interface Requirement {
  readonly id: string;
  readonly state: string;
  /** What its row names in backticks, by column. */
  readonly where: readonly string[];
  readonly proof: readonly string[];
}

const pathsIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, path]) => path ?? []);

/** The rows of the tables of docs/requirements.md. */
const readRequirements = (): Requirement[] =>
  readFileSync(join(root, 'docs/requirements.md'), 'utf8')
    .split('\n')
    .filter((line) => new RegExp(`^\\| ${id} \\|`).test(line))
    .map((line) => {
      const [, name = '', , state = '', where = '', proof = ''] = line.split('|').map((cell) => cell.trim());
      return { id: name, state, where: pathsIn(where), proof: pathsIn(proof) };
    });

/** The ids that a source text quotes: "requirement A1", "requirements A1, B2 and C3", "(A1, B2)", and titles as 'A1: …'. */
const quotedIds = (text: string): string[] => {
  const list = `${id}(?:(?:, | and )${id})*`;
  const quotes = new RegExp(`requirements? (${list})|\\((${list})\\b|(?:it|describe)\\(\\s*'(${list}):`, 'g');
  return [...text.matchAll(quotes)].flatMap((match) => match[0].match(new RegExp(id, 'g')) ?? []);
};

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs|cjs)$/.test(name))
    .map((name) => join(folder, name));

describe('requirements', () => {
  const requirements = readRequirements();

  it('are listed once each', () => {
    const ids = requirements.map((requirement) => requirement.id);
    expect(ids).toStrictEqual([...new Set(ids)]);
  });

  it('are listed whenever source or tests quote them', () => {
    const listed = new Set(requirements.map((requirement) => requirement.id));
    const quoted = ['src-main', 'src-renderer', 'src-shared', 'scripts', 'tests']
      .flatMap(sourceFiles)
      .flatMap((file) => quotedIds(readFileSync(join(root, file), 'utf8')).map((quote) => ({ file, quote })));
    expect(quoted.map(({ quote }) => quote)).toEqual(expect.arrayContaining(['A4', 'B7', 'D5', 'E6', 'F4']));
    expect(quoted.filter(({ quote }) => !listed.has(quote))).toStrictEqual([]);
  });

  it('name files and folders that exist', () => {
    const named = requirements.flatMap(({ where, proof }) => [...where, ...proof]);
    expect(named.filter((path) => !existsSync(join(root, path)))).toStrictEqual([]);
  });

  it('say where they are done and what proves it, unless they are not built yet', () => {
    const unproven = requirements.filter(
      ({ state, where, proof }) =>
        !state.startsWith('Not built yet') && (where.length === 0 || !proof.some((path) => path.startsWith('tests/'))),
    );
    expect(unproven.map((requirement) => requirement.id)).toStrictEqual([]);
  });
});

describe('the search for quoted requirements', () => {
  it('finds them in comments and in titles', () => {
    expect(quotedIds('/** Kept (requirement A12); see requirements B2, C3 and D4. */')).toStrictEqual([
      'A12',
      'B2',
      'C3',
      'D4',
    ]);
    expect(quotedIds("describe('F6, F7: exports', () => { it('keeps the newest (E6)', () => {")).toStrictEqual([
      'F6',
      'F7',
      'E6',
    ]);
  });

  it('passes over what only looks like one', () => {
    expect(quotedIds("const size = 'A4'; const colour = '#B71C1C';")).toStrictEqual([]);
  });
});
