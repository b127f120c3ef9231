import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { bulletReference, listReference } from './body/docx-blocks.ts';

/** The parts of a Word file by their paths. */
export type PackageParts = Map<string, Uint8Array>;

export const openParts = (file: Uint8Array): PackageParts => new Map(Object.entries(unzipSync(file)));

export const textOf = (parts: PackageParts, path: string): string => {
  const bytes = parts.get(path);
  return bytes === undefined ? '' : strFromU8(bytes);
};

export const setText = (parts: PackageParts, path: string, text: string): void => {
  parts.set(path, strToU8(text));
};

/** Takes parts out, with the relationships and content types that name them. */
export const dropParts = (parts: PackageParts, paths: readonly string[]): void => {
  for (const path of paths) {
    parts.delete(path);
    const [folder, file] = [path.slice(0, path.lastIndexOf('/') + 1), path.slice(path.lastIndexOf('/') + 1)];
    parts.delete(`${folder}_rels/${file}.rels`);
  }
  const isDropped = (target: string): boolean => paths.some((path) => path === target || path.endsWith(`/${target}`));
  for (const rels of ['_rels/.rels', 'word/_rels/document.xml.rels']) {
    const kept = textOf(parts, rels).replace(/<Relationship\b[^>]*?\bTarget="([^"]*)"[^>]*?\/>/g, (whole, target) =>
      isDropped(target) ? '' : whole,
    );
    setText(parts, rels, kept);
  }
  const types = textOf(parts, '[Content_Types].xml').replace(
    /<Override\b[^>]*?\bPartName="\/([^"]*)"[^>]*?\/>/g,
    (whole, name) => (paths.includes(name) ? '' : whole),
  );
  setText(parts, '[Content_Types].xml', types);
};

/** Puts the numbers of lists in the place of the names that paragraphs gave them. */
export const withListNumbers = (
  xml: string,
  { bullets, first }: { readonly bullets: number; readonly first: number },
): string =>
  xml.replace(/<w:numId w:val="\{([a-z]+)-(\d+)\}"\/>/g, (whole, reference, instance) => {
    if (reference === bulletReference) return `<w:numId w:val="${bullets}"/>`;
    return reference === listReference ? `<w:numId w:val="${first + Number(instance)}"/>` : whole;
  });

/**
 * Counts bookmarks from one on: the library counts them over all files it has made, and no two would be equal. The
 * field's end joins the last line of the list of contents, which otherwise an empty paragraph would follow.
 */
export const withOwnBookmarks = (xml: string): string => {
  const ids = new Map<string, number>();
  const idOf = (id: string): number => {
    const known = ids.get(id) ?? ids.size + 1;
    ids.set(id, known);
    return known;
  };
  return xml
    .replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, (mark) =>
      mark.replace(/w:id="(\d+)"/, (_, id) => `w:id="${idOf(id)}"`).replace(/_Toc(\d+)/, (_, id) => `_Toc${idOf(id)}`),
    )
    .replace(/(<w:hyperlink\b[^>]*?w:anchor="_Toc|<w:instrText[^>]*>PAGEREF _Toc)(\d+)/g, (_, before, id) => {
      return `${before}${idOf(id)}`;
    })
    .replace(
      /<\/w:p><w:p><w:r>(<w:fldChar w:fldCharType="end"\/>)<\/w:r><\/w:p><\/w:sdtContent>/,
      '<w:r>$1</w:r></w:p></w:sdtContent>',
    );
};

/** Columns that follow each other from right to left. */
export const withPagesFromRight = (xml: string): string => xml.replaceAll('<w:docGrid', '<w:bidi/><w:docGrid');

/** The order Word writes its parts in: the list of types first. */
const rank = (path: string): number => (path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2);

/** The parts as a file, each dated with `moment`, so that equal parts are equal files. */
export const zipParts = (parts: PackageParts, moment: Date): Uint8Array => {
  // ZIP knows no time zones: the clock that its dates are read by is the one they are written by.
  const local = new Date(moment.getTime() + moment.getTimezoneOffset() * 60_000);
  const mtime = local.getFullYear() < 1980 ? new Date(1980, 0, 1) : local;
  const entries = [...parts].toSorted(([a], [b]) => rank(a) - rank(b));
  return zipSync(Object.fromEntries(entries), { mtime, level: 5 });
};
