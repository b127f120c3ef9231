import type { Element } from '@xmldom/xmldom';
import { attributeOf, childrenOf, decodePart, parsePart } from './office-xml.ts';
import type { OfficePackage } from './open-package.ts';
import { openPackage, PackageRefused } from './open-package.ts';

/** One part's link to another. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: `header`, `image`, `hyperlink`. */
  readonly type: string;
  /** Path in the package; for an external one the address. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** A Word file as far as its looks go. */
export interface WordFile {
  readonly package: OfficePackage;
  /** Path of the part that holds the text. */
  readonly main: string;
  /** Links of that part. */
  readonly relations: readonly Relation[];
  /** The text's part as it is written. */
  readonly body: string;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** A target as its path in the package; one that leads out of it is none. */
const resolve = (from: string, target: string): string => {
  const parts: string[] = [];
  const path = target.startsWith('/') ? target.slice(1) : folderOf(from) + target;
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};

/** The links of a part; none where it has none. */
export const relationsOf = (file: OfficePackage, part: string): Relation[] => {
  const bytes = file.bytes(`${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`);
  if (bytes === null) return [];
  return childrenOf(parsePart(bytes), 'Relationship').map((element) => {
    const isExternal = attributeOf(element, 'TargetMode') === 'External';
    const target = attributeOf(element, 'Target') ?? '';
    return {
      id: attributeOf(element, 'Id') ?? '',
      type: (attributeOf(element, 'Type') ?? '').split('/').at(-1) ?? '',
      target: isExternal ? target : resolve(part, target),
      isExternal,
    };
  });
};

/** The path of the main part's first link of a type that leads to a part that is there. */
const partOfType = ({ package: file, relations }: WordFile, type: string): string | null =>
  relations.find((one) => one.type === type && !one.isExternal && file.names.includes(one.target))?.target ?? null;

/** The root of the main part's part of a type, or null. Throws `PackageRefused`. */
export const rootOfType = (word: WordFile, type: string): Element | null => {
  const path = partOfType(word, type);
  const bytes = path === null ? null : word.package.bytes(path);
  return bytes === null ? null : parsePart(bytes);
};

const hasMacros = (file: OfficePackage): boolean => {
  const types = file.bytes('[Content_Types].xml');
  return (
    file.names.some((name) => /vbaProject\.bin$|vbaData\.xml$/i.test(name)) ||
    (types !== null && /macroEnabled/i.test(decodePart(types)))
  );
};

/** Opens a Word document or Word template (.docx, .dotx). Throws `PackageRefused` with the reason. */
export const openWordFile = (data: Uint8Array): WordFile => {
  const file = openPackage(data);
  if (hasMacros(file)) throw new PackageRefused('macros');
  const main = relationsOf(file, '').find(({ type }) => type === 'officeDocument')?.target ?? '';
  const bytes = file.bytes(main);
  if (bytes === null) throw new PackageRefused('not-word');
  const body = decodePart(bytes);
  if (/xmlns(:\w+)?="http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main"/.test(body.slice(0, 10_000))) {
    throw new PackageRefused('strict');
  }
  if (!/<w:document\b/.test(body.slice(0, 10_000))) throw new PackageRefused('not-word');
  return { package: file, main, relations: relationsOf(file, main), body };
};
