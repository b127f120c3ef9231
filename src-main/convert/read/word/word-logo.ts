import type { Element } from '@xmldom/xmldom';
import type { Theme } from '#shared/model/theme.ts';
import { mostLogoBytes } from '#shared/model/theme.ts';
import type { Logo } from '../../content/dressing.ts';
import {
  attributeOf,
  childAt,
  childrenOf,
  descendantsOf,
  numberOf,
  parsePart,
  spansOf,
} from '../../ooxml/office-xml.ts';
import type { WordFile } from '../../ooxml/word-file.ts';
import { relationsOf } from '../../ooxml/word-file.ts';
import { readLogo } from '../picture/read-logo.ts';

/** A company's logo as it was found: the picture, and how it stood. */
export interface FoundLogo {
  readonly logo: Logo;
  readonly heightMm: number | null;
  readonly align: Theme['logo']['align'];
  readonly alt: string;
}

/** What was found: a logo, a picture that can't be one, or nothing. */
export type LogoSearch = FoundLogo | 'unusable' | null;

const emusPerMm = 36_000;

const alignOf = (drawing: Element, paragraph: Element): Theme['logo']['align'] => {
  const anchor = childAt(drawing, 'anchor');
  const placed = childAt(anchor, 'positionH', 'align')?.textContent;
  const line = attributeOf(childAt(paragraph, 'pPr', 'jc'));
  const word = placed ?? line;
  return word === 'center' ? 'center' : word === 'right' || word === 'end' ? 'end' : 'start';
};

/** The drawings of a part in their order, each with the nearest paragraph around it; those in others are theirs. */
const drawingsIn = (root: Element): { drawing: Element; paragraph: Element }[] => {
  const found: { drawing: Element; paragraph: Element }[] = [];
  const visit = (element: Element, paragraph: Element | null): void => {
    if (element.localName === 'drawing') {
      if (paragraph !== null) found.push({ drawing: element, paragraph });
      return;
    }
    const inside = element.localName === 'p' ? element : paragraph;
    for (const child of childrenOf(element)) visit(child, inside);
  };
  visit(root, null);
  return found;
};

/** Programs describe a picture by its file unless somebody says what it shows; nobody means to tell a path. */
const altOf = (description: string): string =>
  /^(?:[a-z]:|[\\/]|\w+:\/)|\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$/i.test(description.trim())
    ? ''
    : description.slice(0, 200);

/** The first picture of a part's drawings, if it is a PNG or a JPEG in the file itself. */
const firstPicture = (word: WordFile, part: string, root: Element): LogoSearch => {
  const targets = new Map(
    relationsOf(word.package, part).flatMap((one) => (one.isExternal ? [] : [[one.id, one.target] as const])),
  );
  // One that was no logo is none the next time, however often it is shown.
  const unusable = new Set<string>();
  for (const { drawing, paragraph } of drawingsIn(root)) {
    const inside = descendantsOf(drawing);
    const id = attributeOf(
      inside.find(({ localName }) => localName === 'blip'),
      'embed',
    );
    const target = id === null ? null : (targets.get(id) ?? '');
    if (target === null || unusable.has(target)) continue;
    const data = word.package.bytes(target);
    const facts = data === null || data.length > mostLogoBytes ? null : readLogo(data);
    if (data === null || facts === null) {
      unusable.add(target);
      continue;
    }
    const height = numberOf(
      inside.find(({ localName }) => localName === 'extent'),
      'cy',
    );
    const properties = inside.find(({ localName }) => localName === 'docPr');
    return {
      logo: { ...facts, data },
      heightMm: height === null || height <= 0 ? null : height / emusPerMm,
      align: alignOf(drawing, paragraph),
      alt: altOf(attributeOf(properties, 'descr') ?? ''),
    };
  }
  return unusable.size > 0 ? 'unusable' : null;
};

/** The logo of a header part. */
export const findHeaderLogo = (word: WordFile, part: string): LogoSearch => {
  const bytes = word.package.bytes(part);
  return bytes === null ? null : firstPicture(word, part, parsePart(bytes));
};

/** How much of the text is looked through for a picture: a logo that opens a letter stands at its very beginning. */
const openingLength = 60_000;

/** The picture that opens the text, as letterheads without a header have it. */
export const findBodyLogo = (word: WordFile): LogoSearch => {
  const opening = word.body.slice(0, openingLength);
  const [drawing] = spansOf(opening, '<w:drawing>', '</w:drawing>');
  const root = /<w:document\b[^>]*>/.exec(opening.slice(0, 20_000))?.[0];
  if (drawing === undefined || root === undefined) return null;
  const paragraphAt = Math.max(
    0,
    opening.lastIndexOf('<w:p>', drawing.from),
    opening.lastIndexOf('<w:p ', drawing.from),
  );
  const before = opening.slice(paragraphAt, drawing.from);
  const paragraph = spansOf(before, '<w:pPr>', '</w:pPr>').map(({ from, to }) => before.slice(from, to))[0] ?? '';
  const xml = `${root}<w:p>${paragraph}<w:r>${opening.slice(drawing.from, drawing.to)}</w:r></w:p></w:document>`;
  return firstPicture(word, word.main, parsePart(new TextEncoder().encode(xml)));
};
