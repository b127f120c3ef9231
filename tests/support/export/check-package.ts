import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { unzipSync } from 'fflate';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const namesInDirectory = (zip: Uint8Array): string[] => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const names: string[] = [];
  for (let at = 0; at + 46 < zip.byteLength; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    names.push(decode(zip.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))));
  }
  return names;
};

const relationsPath = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((match) => match[1] ?? '');

const twice = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

type Parts = ReadonlyMap<string, string>;

/** Ids and names that must be there once. */
const doubleFaults = (path: string, xml: string): string[] => [
  ...twice(all(xml, /<w:bookmarkStart\b[^>]*w:id="([^"]*)"/g)).map((id) => `${path}: two bookmarks ${id}`),
  ...twice(all(xml, /<wp:docPr\b[^>]*\bid="([^"]*)"/g)).map((id) => `${path}: two drawings ${id}`),
  ...twice(all(xml, /<w:style\b[^>]*w:styleId="([^"]*)"/g)).map((id) => `${path}: two styles ${id}`),
];

const missing = (what: string, wanted: readonly string[], found: readonly string[]): string[] => {
  const known = new Set(found);
  return wanted.filter((id) => !known.has(id)).map((id) => `no ${what} ${id}`);
};

/** What the parts of a Word file refer to and isn't there, by their own words. */
const referenceFaults = (parts: Parts): string[] => {
  const [body = '', styles = '', numbering = ''] = ['document', 'styles', 'numbering'].map((name) =>
    parts.get(`word/${name}.xml`),
  );
  const numbers = [...all(body, /<w:numId w:val="([^"]*)"/g), ...all(styles, /<w:numId w:val="([^"]*)"/g)];
  return [
    ...missing(
      'style',
      all(body, /<w:(?:p|r|tbl)Style w:val="([^"]*)"/g),
      all(styles, /<w:style\b[^>]*w:styleId="([^"]*)"/g),
    ),
    ...missing(
      'numbering',
      numbers.filter((id) => id !== '0'),
      all(numbering, /<w:num\b[^>]*w:numId="([^"]*)"/g),
    ),
    ...missing(
      'abstract numbering',
      all(numbering, /<w:abstractNumId w:val="([^"]*)"/g),
      all(numbering, /<w:abstractNum\b[^>]*w:abstractNumId="([^"]*)"/g),
    ),
    ...missing(
      'bookmark',
      all(body, /<w:hyperlink\b[^>]*w:anchor="([^"]*)"/g),
      all(body, /<w:bookmarkStart\b[^>]*w:name="([^"]*)"/g),
    ),
    ...[...parts].filter(([path]) => /^word\/[^/]*\.xml$/.test(path)).flatMap(([path, xml]) => doubleFaults(path, xml)),
  ];
};

/** Links that lead nowhere or are there twice, and what nothing leads to. */
const linkFaults = (parts: Parts): string[] => {
  const faults: string[] = [];
  const reached = new Set(['[Content_Types].xml', '_rels/.rels']);
  const waiting = [''];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const path = part === '' ? '_rels/.rels' : relationsPath(part);
    const links = parts.get(path) ?? '';
    reached.add(path);
    const ids = all(links, /\bId="([^"]*)"/g);
    faults.push(...twice(ids).map((id) => `${path}: two links ${id}`));
    faults.push(
      ...missing(`link in ${part}:`, all(parts.get(part) ?? '', /\br:(?:id|embed|link|pict)="([^"]*)"/g), ids),
    );
    for (const link of (links.match(/<Relationship\b[^>]*>/g) ?? []).filter((one) => !one.includes('"External"'))) {
      const target = /\bTarget="([^"]*)"/.exec(link)?.[1] ?? '';
      const to = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target);
      if (!parts.has(to)) faults.push(`${path}: nothing at ${to}`);
      else if (!reached.has(to)) waiting.push(to);
      reached.add(to);
    }
  }
  const orphans = [...parts.keys()].filter((path) => !reached.has(path));
  return [...faults, ...orphans.map((path) => `nothing leads to ${path}`)];
};

const typeFaults = (parts: Parts): string[] => {
  const types = parts.get('[Content_Types].xml') ?? '';
  const defaults = all(types, /<Default\b[^>]*Extension="([^"]*)"/g);
  const overrides = all(types, /<Override\b[^>]*PartName="\/([^"]*)"/g);
  const untyped = [...parts.keys()].filter(
    (path) =>
      path !== '[Content_Types].xml' && !overrides.includes(path) && !defaults.includes(path.split('.').at(-1) ?? ''),
  );
  return [
    ...twice(overrides).map((name) => `two content types for ${name}`),
    ...overrides.filter((name) => !parts.has(name)).map((name) => `a content type for ${name}, which is not there`),
    ...untyped.map((path) => `no content type for ${path}`),
  ];
};

/**
 * What is wrong with a Word file as a package (ECMA-376 part 2): parts without a content type, links that lead nowhere,
 * parts that nothing leads to, names and ids that are there twice. Empty for a sound one.
 */
export const packageFaults = (file: Uint8Array): string[] => {
  const parts = new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, decode(bytes)]));
  const doubles = twice(namesInDirectory(file)).map((name) => `two parts ${name}`);
  return [...doubles, ...typeFaults(parts), ...linkFaults(parts), ...referenceFaults(parts)];
};

/** What xmllint says of the XML parts of Word files; one call for all of them. Empty when all are well-formed. */
export const xmlFaults = (files: ReadonlyMap<string, Uint8Array>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-xml-'));
  try {
    const paths: string[] = [];
    for (const [index, [, file]] of [...files].entries()) {
      for (const [part, bytes] of Object.entries(unzipSync(file))) {
        if (!/\.(xml|rels)$/.test(part)) continue;
        const path = join(folder, `${index}-${part.replaceAll('/', '_')}`);
        writeFileSync(path, bytes);
        paths.push(path);
      }
    }
    const { stderr, error } = spawnSync('xmllint', ['--noout', '--nonet', '--huge', ...paths], { encoding: 'utf8' });
    if (error) throw new Error(`xmllint can't be run (Debian's package libxml2-utils): ${error.message}`);
    return stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
