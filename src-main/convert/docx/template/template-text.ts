import { decodePart } from '../../ooxml/office-xml.ts';
import { openPackage } from '../../ooxml/open-package.ts';

/** Largest head or foot that is read, in characters; a letterhead's is a hundredth of it. */
const mostCharacters = 1_000_000;

/** Word's own parts and what the text itself stands in: none of their words goes along into an export. */
const isNoEdge = (name: string): boolean =>
  !/\.xml$/iu.test(name) ||
  /^word\/(?:document|settings|websettings|fonttable|comments\w*|footnotes|endnotes|people)\d*\.xml$/iu.test(name);

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });

/** What pictures are called and said to show. */
const descriptions = /\s(?:descr|title|name|alt)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/giu;

/** Styles of the company's own; Word's are the same in every file. */
const ownStyles =
  /<w:style\s[^<>]*w:customStyle\s*=\s*["'](?:1|true|on)["'][^<>]*>\s*<w:name\s+w:val\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/giu;

const wordsOf = (xml: string, names: RegExp, isEdge: boolean): string => {
  const found = [...xml.matchAll(names)].map(([, double, single]) => double ?? single ?? '');
  // Runs of one word join; whatever parts words on the page parts them here.
  const text = xml.replace(/<\/?(?:\w+:)?(?:p|tab|br|cr|tc)(?=[\s/>])[^<>]*>/giu, '\n').replace(/<[^<>]*>/gu, '');
  return decoded([...(isEdge ? [text] : []), ...found].join('\n'));
};

/**
 * The words of a company's Word file that go along into an export: its heads and feet, names of its styles, descriptions of
 * its pictures. Null where nobody can tell: no Word file, or a head of a size that none has. Nothing is inflated beyond what
 * `openPackage` allows, and no XML is parsed.
 */
export const templateWords = (data: Uint8Array): string | null => {
  try {
    const file = openPackage(data);
    const texts: string[] = [];
    for (const name of file.names) {
      if (isNoEdge(name)) continue;
      const xml = decodePart(file.bytes(name) ?? new Uint8Array());
      const isEdge = /<(?:\w+:)?(?:hdr|ftr)[\s>]/u.test(xml);
      if (!isEdge && !/styles\.xml$/iu.test(name)) continue;
      if (xml.length > mostCharacters && isEdge) return null;
      texts.push(wordsOf(xml, isEdge ? descriptions : ownStyles, isEdge));
    }
    return texts.join('\n');
  } catch {
    return null;
  }
};
