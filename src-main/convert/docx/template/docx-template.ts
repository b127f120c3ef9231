import type { Element } from '@xmldom/xmldom';
import { AppFailure } from '#shared/model/app-error.ts';
import type { Theme } from '#shared/model/theme.ts';
import { attributeOf, childAt } from '../../ooxml/office-xml.ts';
import { PackageRefused } from '../../ooxml/open-package.ts';
import { refusalOf } from '../../ooxml/package-refusals.ts';
import type { WordFile } from '../../ooxml/word-file.ts';
import { openWordFile, rootOfType } from '../../ooxml/word-file.ts';
import type { WordSection } from '../../ooxml/word-section.ts';
import { readWordSection } from '../../ooxml/word-section.ts';
import { relationshipNamespace } from '../../ooxml/word-xml.ts';
import type { Letterhead } from '../body/docx-edges.ts';
import type { PackageParts } from '../docx-package.ts';
import { setText, textOf, withListNumbers } from '../docx-package.ts';
import type { NumberedList } from '../styles/docx-numbering.ts';
import { docxSettings } from '../styles/docx-settings.ts';
import { referencesXml, templateEdges } from './template-edges.ts';
import { freeNumbers, joinNumbering } from './template-numbering.ts';
import { joinStyles, withStyleIds } from './template-styles.ts';
import { plainFontTable, plainTheme } from './template-theme.ts';
import { partXml } from './template-xml.ts';

/** A company's Word file, opened: its looks are taken, its text never. */
export interface Template {
  readonly word: WordFile;
  readonly section: WordSection;
}

/** Faults of the template's are the user's to mend, whenever they come to light. */
const asFailure = <T>(read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof PackageRefused ? new AppFailure(refusalOf('The theme’s Word file', cause.reason)) : cause;
  }
};

/** Opens the Word file of a theme. Throws an AppFailure `theme.bad-file` for one that can't be used. */
export const openTemplate = (data: Uint8Array): Template =>
  asFailure(() => {
    const word = openWordFile(data);
    return { word, section: readWordSection(word) };
  });

export const letterheadOf = ({ section }: Template): Letterhead => ({
  page: { size: { width: section.width, height: section.height }, margin: section.margins },
  hasFirstPage: section.hasFirstPage,
});

export const templateTextWidth = ({ section: { width, margins } }: Template): number =>
  Math.max(1_440, width - margins.left - margins.right);

const addTypes = (
  parts: PackageParts,
  overrides: readonly [path: string, type: string][],
  defaults: ReadonlyMap<string, string>,
): void => {
  const types = textOf(parts, '[Content_Types].xml');
  const added = [
    ...[...defaults]
      .filter(([extension]) => !types.includes(`Extension="${extension}"`))
      .map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`),
    ...overrides.map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`),
  ];
  setText(parts, '[Content_Types].xml', types.replace('</Types>', `${added.join('')}</Types>`));
};

/** Theme and table of fonts, less what leads to parts that stay behind and what they were called. */
const takeAlong = (parts: PackageParts, word: WordFile): void => {
  const take = (type: string, to: string, plain: (root: Element) => Element | null): void => {
    const root = rootOfType(word, type);
    const clean = root === null ? null : plain(root);
    if (clean !== null) setText(parts, to, partXml(clean));
  };
  take('theme', 'word/theme/theme1.xml', plainTheme);
  take('fontTable', 'word/fontTable.xml', plainFontTable);
};

/** The file's own heads and feet go with the first section that isn't a cover; those after it take them over. */
const withReferences = (xml: string, references: string, hasCover: boolean): string => {
  let seen = -1;
  return xml.replace(/<w:sectPr\b[^>]*>/g, (whole) => {
    seen += 1;
    return seen === (hasCover ? 1 : 0) ? `${whole}${references}` : whole;
  });
};

export interface TemplateWishes {
  readonly theme: Theme;
  readonly language: string;
  readonly lists: readonly NumberedList[];
  readonly hasLogo: boolean;
}

/**
 * Puts a file of ours into a company's clothes: its styles with those of ours that it lacks, its numbering with ours
 * after it, its theme, fonts, heads and feet. Nothing else of the template's goes along: no text, no properties, no
 * comments, no macros, no links.
 */
export const wearTemplate = (parts: PackageParts, { word, section }: Template, wishes: TemplateWishes): void =>
  asFailure(() => {
    const { theme, language, lists, hasLogo } = wishes;
    const numbering = rootOfType(word, 'numbering');
    const stylesRoot = rootOfType(word, 'styles');
    if (stylesRoot === null) throw new PackageRefused('not-word');
    const free = freeNumbers(numbering);
    const styles = joinStyles(stylesRoot, theme, language, { firstNumber: free.number, hasLogo });
    const { ids, added, ownNumbers } = styles;
    setText(parts, 'word/styles.xml', styles.xml);
    setText(parts, 'word/numbering.xml', joinNumbering(numbering, { theme, ids, added, free, lists, ownNumbers }));
    takeAlong(parts, word);
    const even = childAt(rootOfType(word, 'settings'), 'evenAndOddHeaders');
    const hasEvenPages = even !== null && !/^(0|false|off)$/.test(attributeOf(even) ?? '1');
    setText(parts, 'word/settings.xml', docxSettings(language, { hasEvenPages }));
    const { edges, parts: edgeParts, pictureTypes } = templateEdges(word, section);
    for (const [path, bytes] of edgeParts) parts.set(path, bytes);
    const body = withListNumbers(withStyleIds(textOf(parts, 'word/document.xml'), ids), {
      bullets: free.number,
      first: free.number + 2,
    });
    setText(parts, 'word/document.xml', withReferences(body, referencesXml(edges), theme.cover !== null));
    const links = edges.map(
      ({ path, kind, relationId }) =>
        `<Relationship Id="${relationId}" Type="${relationshipNamespace}/${kind}" Target="${path.slice('word/'.length)}"/>`,
    );
    const relations = textOf(parts, 'word/_rels/document.xml.rels');
    setText(
      parts,
      'word/_rels/document.xml.rels',
      relations.replace('</Relationships>', `${links.join('')}</Relationships>`),
    );
    const overrides = new Map(
      edges.map(({ path, kind }) => [
        path,
        `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`,
      ]),
    );
    addTypes(parts, [...overrides], pictureTypes);
  });
