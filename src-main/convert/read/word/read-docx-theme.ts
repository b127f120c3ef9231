import type { Element } from '@xmldom/xmldom';
import type { Result } from '#shared/model/app-error.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import type { TextStyle, Theme } from '#shared/model/theme.ts';
import { mostTemplateBytes, themeSchema } from '#shared/model/theme.ts';
import { builtInThemes } from '../../content/built-in-themes.ts';
import { cleanPart, hiddenStyles } from '../../ooxml/clean-part.ts';
import { attributeOf, childAt, childrenOf, parsePart } from '../../ooxml/office-xml.ts';
import { PackageRefused } from '../../ooxml/open-package.ts';
import { refusalOf, shownName } from '../../ooxml/package-refusals.ts';
import type { OfficeTheme } from '../../ooxml/word-colours.ts';
import { readOfficeTheme } from '../../ooxml/word-colours.ts';
import type { WordFile } from '../../ooxml/word-file.ts';
import { openWordFile, rootOfType } from '../../ooxml/word-file.ts';
import type { WordSection } from '../../ooxml/word-section.ts';
import { readWordSection } from '../../ooxml/word-section.ts';
import type { WordStyle, WordStyles } from '../../ooxml/word-styles.ts';
import { readWordStyles } from '../../ooxml/word-styles.ts';
import { wordFonts } from '../../ooxml/word-units.ts';
import type { ReadTheme } from '../theme/theme-file.ts';
import { readEdgeTexts } from './word-edges.ts';
import type { FontFamilies } from './word-faces.ts';
import { faceOf } from './word-faces.ts';
import { readWordList } from './word-list.ts';
import type { FoundLogo } from './word-logo.ts';
import { findBodyLogo, findHeaderLogo } from './word-logo.ts';
import { readWordPage } from './word-page.ts';

/** Faces for the fonts of a file; what is not quite the same is noted once. */
class Faces {
  readonly notes = new Set<string>();
  private readonly families: FontFamilies;

  constructor(table: Element | null) {
    this.families = new Map(
      childrenOf(table, 'font').map((font) => [
        (attributeOf(font, 'name') ?? '').toLowerCase(),
        attributeOf(childAt(font, 'family')) ?? '',
      ]),
    );
  }

  of(font: string): TextStyle['face'] {
    const { face, isPartner } = faceOf(font, this.families);
    if (!isPartner) {
      this.notes.add(
        `Pages and PDF use ${wordFonts[face].name} in place of ${font.slice(0, 60)}; Word files keep ${font.slice(0, 60)}.`,
      );
    }
    return face;
  }
}

const between = (value: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)) * 100) / 100;

const toTextStyle = (found: WordStyle, fallback: TextStyle, faces: Faces): TextStyle => {
  const sizePt = between(found.sizePt ?? 10, 5, 72);
  return {
    face: found.font === null ? fallback.face : faces.of(found.font),
    sizePt,
    isBold: found.isBold,
    isItalic: found.isItalic,
    colour: found.colour ?? fallback.colour,
    isUppercase: found.isUppercase,
    tracking: between((found.spacingPt / sizePt) * 1000, -100, 500),
    spaceBeforePt: between(found.beforePt, 0, 200),
    spaceAfterPt: between(found.afterPt, 0, 200),
    align: found.align,
  };
};

/** Black, where a style leaves the colour to Word. */
const automatic = '#000000';

const readTexts = (styles: WordStyles, base: Theme, faces: Faces, notes: string[]): Theme['text'] => {
  const normal = styles.named('Normal');
  const plain = { ...base.text.body, colour: automatic };
  const body = normal === null ? plain : toTextStyle(normal, plain, faces);
  // A style that the file doesn't have follows its body, in the proportions of the theme that ships.
  const following = (own: TextStyle): TextStyle => ({
    ...own,
    face: body.face,
    colour: body.colour,
    sizePt: between((own.sizePt / base.text.body.sizePt) * body.sizePt, 5, 72),
    tracking: 0,
    isUppercase: false,
  });
  const missing: string[] = [];
  const of = (name: string, own: TextStyle, isExpected = true): TextStyle => {
    const found = styles.named(name);
    if (found !== null) return toTextStyle(found, body, faces);
    if (isExpected) missing.push(name.toLowerCase());
    return following(own);
  };
  const { text } = base;
  const name = of('Title', text.name);
  const role = of('Subtitle', text.role);
  const texts = {
    body,
    name,
    role,
    contact: of('Contact', text.contact, false),
    sectionHeading: of('heading 1', text.sectionHeading),
    entryHeading: of('heading 2', text.entryHeading),
    entryLine: of('Entry Line', text.entryLine, false),
    subheading: of('heading 3', text.subheading, false),
    header: of('header', text.header, false),
    footer: of('footer', text.footer, false),
    coverTitle: { ...name, sizePt: between(name.sizePt * 1.3, 5, 72) },
    coverLine: { ...role, spaceAfterPt: text.coverLine.spaceAfterPt },
  };
  if (missing.length > 0) {
    notes.push(`The file has no style of its own for ${missing.join(', ')}: those follow its body text.`);
  }
  return texts;
};

const lineHeightOf = (style: WordStyle | null, body: TextStyle): number => {
  const own = wordFonts[body.face].lineSpacing;
  const line = style?.line ?? { value: 1, isMultiple: true };
  return between(line.isMultiple ? line.value * own : line.value / body.sizePt, 1, 2);
};

const noRule = { side: 'below', colour: automatic, widthPt: 0, gapPt: 0 } as const;

const edgeOf = (word: WordFile, part: string | undefined, style: WordStyle | null, base: Theme['header']) => {
  const bytes = part === undefined ? null : word.package.bytes(part);
  const styles = rootOfType(word, 'styles');
  // What nobody sees in the company's own pages is to be seen in none.
  const root = bytes === null ? null : cleanPart(parsePart(bytes), styles === null ? new Set() : hiddenStyles(styles));
  const texts = root === null ? { start: '', center: '', end: '' } : readEdgeTexts(root, style);
  return { ...base, ...texts, rule: { ...base.rule, widthPt: 0 } };
};

const readLogo = (
  word: WordFile,
  section: WordSection,
  notes: string[],
): { found: FoundLogo; place: 'header' | 'masthead' } | null => {
  const { headers } = section;
  const parts = [headers.default, headers.first].filter((part) => part !== undefined);
  const searches = [...new Set(parts)].map((part) => ({
    search: findHeaderLogo(word, part),
    place: 'header' as const,
  }));
  const all = [...searches, { search: findBodyLogo(word), place: 'masthead' as const }];
  for (const { search, place } of all) if (search !== null && search !== 'unusable') return { found: search, place };
  if (all.some(({ search }) => search === 'unusable')) {
    notes.push('The logo was left out: only PNG and JPEG pictures that are in the file itself can be shown.');
  }
  return null;
};

const accentOf = (texts: Theme['text'], theme: OfficeTheme): string => {
  const accent = theme.colours.get('accent1');
  return accent === undefined ? texts.sectionHeading.colour : `#${accent}`;
};

const read = (name: string, word: WordFile, data: Uint8Array): ReadTheme => {
  const [base] = builtInThemes;
  if (!base) throw new Error('no theme ships');
  const { design } = base;
  const notes: string[] = [];
  const theme = readOfficeTheme(rootOfType(word, 'theme'));
  const styles = readWordStyles(rootOfType(word, 'styles'), theme);
  const faces = new Faces(rootOfType(word, 'fontTable'));
  const section = readWordSection(word);
  const text = readTexts(styles, design, faces, notes);
  const accentColour = accentOf(text, theme);
  const heading = styles.named('heading 1');
  const bullets = styles.named('List Bullet');
  const list = readWordList(rootOfType(word, 'numbering'), bullets, theme);
  const logo = readLogo(word, section, notes);
  const edges = { header: styles.named('header'), footer: styles.named('footer') };
  const header = edgeOf(word, section.headers.default, edges.header, design.header);
  const footer = edgeOf(word, section.footers.default, edges.footer, design.footer);
  const read: Theme = {
    ...design,
    page: readWordPage(section, notes),
    text,
    lineHeight: lineHeightOf(styles.named('Normal'), text.body),
    accentColour,
    sectionRule: heading?.border
      ? {
          side: heading.border.side,
          colour: heading.border.colour ?? text.sectionHeading.colour,
          widthPt: between(heading.border.widthPt, 0, 12),
          gapPt: between(heading.border.gapPt, 0, 30),
        }
      : noRule,
    sectionFill: heading?.fill ?? null,
    masthead: { fill: null, rule: noRule },
    list: {
      indentPt: between(list?.indentPt ?? design.list.indentPt, 6, 72),
      spaceBetweenPt: between(bullets?.afterPt ?? design.list.spaceBetweenPt, 0, 30),
      bulletColour: list?.colour ?? text.body.colour,
      bullet: list?.bullet ?? design.list.bullet,
    },
    header: { ...header, isOnFirstPage: !section.hasFirstPage || section.headers.first === section.headers.default },
    footer: { ...footer, isOnFirstPage: !section.hasFirstPage || section.footers.first === section.footers.default },
    confidentiality: '',
    cover: null,
    contents: { ...design.contents, isOn: false },
    logo: {
      place: logo?.place ?? 'none',
      align: logo?.found.align ?? 'start',
      heightMm: between(logo?.found.heightMm ?? design.logo.heightMm, 3, 60),
      alt: logo?.found.alt ?? '',
    },
  };
  if (section.hasFirstPage && (section.headers.first ?? section.footers.first) !== undefined) {
    notes.push('The first page has a head or foot of its own: Word files keep it, pages and PDF have none there.');
  }
  const plainName = shownName(name);
  return {
    name:
      plainName
        .replace(/\.do[ct]x$/i, '')
        .trim()
        .slice(0, 80) || 'Word',
    design: themeSchema.parse(read),
    logo: logo?.found.logo ?? null,
    template: { name: plainName, data },
    notes: [...notes, ...faces.notes],
  };
};

/**
 * Takes the look of a company's Word file: faces, sizes, colours, spacing, page, head, foot and logo, from its styles and
 * never from its text. The file itself goes along as the template of Word exports. Notes say what is only nearly so.
 */
export const readDocxTheme = ({ name, data }: { name: string; data: Uint8Array }): Result<ReadTheme> => {
  try {
    if (data.length > mostTemplateBytes) throw new PackageRefused('too-large');
    return { ok: true, value: read(name, openWordFile(data), data) };
  } catch (cause) {
    // Nothing in a file that can't be read is worth more than these words: any other fault is the file's, too.
    return { ok: false, error: refusalOf(name, cause instanceof PackageRefused ? cause.reason : 'damaged') };
  }
};

/** Whether a file is a Word file or means to be one: by its first bytes, or its name. */
export const isWordFile = ({ name, data }: SourceFile): boolean => {
  if (typeof data === 'string') return false;
  const isZip = data[0] === 0x50 && data[1] === 0x4b;
  const isCompound = data[0] === 0xd0 && data[1] === 0xcf;
  return isZip || isCompound || /\.do[ct][xm]?$/i.test(name);
};
