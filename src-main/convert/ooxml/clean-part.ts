import type { Attr, Element } from '@xmldom/xmldom';
import type { CopyRules, Fate } from './copy-tree.ts';
import { copyTree } from './copy-tree.ts';
import { attributeOf, childAt, childrenOf, descendantsOf } from './office-xml.ts';
import { relationshipNamespace } from './word-xml.ts';

const words = (list: string): string[] => list.split(' ');

/**
 * What is only sensible within the file it was in, and what tells of its makers: notes, marks, changes that were
 * accepted or rejected, data of forms, signatures, links.
 */
const left = new Set(
  words(
    'bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference annotationRef footnoteReference endnoteReference footnoteRef endnoteRef permStart permEnd proofErr object control subDoc altChunk attachedTemplate del moveFrom delText delInstrText conflictDel numberingChange cellIns cellDel cellMerge rsid rsids sdtPr sdtEndPr customXmlPr smartTagPr ffData fldData signatureline hlinkClick hlinkHover svgBlip',
  ),
);

/** What stands around text that stays. */
const wrappers = new Set(words('ins moveTo conflictIns sdt sdtContent customXml smartTag hyperlink'));

const ranges =
  /^(?:moveFrom|moveTo|customXml(?:Ins|Del|MoveFrom|MoveTo)|customXmlConflict(?:Ins|Del))Range(?:Start|End)$/;

const isLeft = (name: string): boolean => left.has(name) || /Change$/.test(name) || ranges.test(name);

const isOn = (element: Element | null): boolean | null =>
  element === null ? null : !/^(?:0|false|off)$/.test(attributeOf(element) ?? '1');

/** Ids of styles whose text is hidden, by themselves or by what they are based on. */
export const hiddenStyles = (styles: Element): ReadonlySet<string> => {
  const all = new Map(childrenOf(styles, 'style').map((style) => [attributeOf(style, 'styleId') ?? '', style]));
  const isHidden = (id: string | null, depth = 0): boolean => {
    const style = id === null || depth > 20 ? undefined : all.get(id);
    if (style === undefined) return false;
    return isOn(childAt(style, 'rPr', 'vanish')) ?? isHidden(attributeOf(childAt(style, 'basedOn')), depth + 1);
  };
  return new Set([...all.keys()].filter((id) => isHidden(id)));
};

/** The parts of fields stay, hidden or not: a field that lost its end would take in what follows. */
const fieldParts = new Set(['rPr', 'fldChar', 'instrText']);

const isHiddenRun = (run: Element, styles: ReadonlySet<string>, isParagraphHidden: boolean): boolean => {
  const own = isOn(childAt(run, 'rPr', 'vanish'));
  return own ?? (isParagraphHidden || styles.has(attributeOf(childAt(run, 'rPr', 'rStyle')) ?? ''));
};

/** What nobody sees on the page of a run: its words are hidden by itself, its style, or its paragraph's. */
const hiddenIn = (root: Element, styles: ReadonlySet<string>): Set<Element> => {
  const hidden = new Set<Element>();
  const visit = (element: Element, isParagraphHidden: boolean): void => {
    const isParagraph = element.localName === 'p';
    const inside = isParagraph ? styles.has(attributeOf(childAt(element, 'pPr', 'pStyle')) ?? '') : isParagraphHidden;
    const children = childrenOf(element);
    if (element.localName === 'r' && isHiddenRun(element, styles, inside)) {
      for (const child of children) if (!fieldParts.has(child.localName ?? '')) hidden.add(child);
    }
    for (const child of children) visit(child, inside);
  };
  visit(root, false);
  return hidden;
};

/** Rows and cells that were deleted, and drawings that nobody sees. */
const isUnseen = (element: Element): boolean => {
  switch (element.localName) {
    case 'tr':
      return childAt(element, 'trPr', 'del') !== null;
    case 'tc':
      return childAt(element, 'tcPr', 'cellDel') !== null;
    case 'inline':
    case 'anchor':
      return /^(?:1|true)$/.test(attributeOf(childAt(element, 'docPr'), 'hidden') ?? '');
    default:
      return /visibility\s*:\s*hidden/i.test(attributeOf(element, 'style') ?? '');
  }
};

/** In the properties of a run, a row or a paragraph's end, a change is a mark and holds nothing. */
const fateOf = (element: Element): Fate => {
  const name = element.localName ?? '';
  const isExtension = name === 'extLst' && element.parentNode?.localName === 'blip';
  if (isLeft(name) || isExtension || isUnseen(element)) return 'drop';
  if (!wrappers.has(name)) return 'keep';
  return element.firstChild === null ? 'drop' : 'unwrap';
};

const vml = /^urn:schemas-microsoft-com:/;

/** Addresses, tools' notes and embedded sources of VML; its names and descriptions. */
const vmlLeft = new Set(words('src href relid althref target title alt gfxdata id spid onmouseover'));

const isVmlLeft = (attribute: Attr, element: Element): boolean =>
  vml.test(element.namespaceURI ?? '') &&
  vmlLeft.has(attribute.localName ?? '') &&
  attribute.namespaceURI !== relationshipNamespace &&
  !(attribute.localName === 'id' && element.localName === 'shapetype');

/** These name formats, styles and fonts, and no program fetches what they say. */
const nameAttributes = new Set(['uri', 'val', 'name']);

/** Nothing in a head needs an address or a path: what is one leads out. */
const isAddress = ({ localName, value }: Attr): boolean =>
  !nameAttributes.has(localName ?? '') &&
  (/^\s*(?:[a-z][a-z0-9+.-]+:\/|[a-z]:\\|\\\\|mailto:|javascript:)/i.test(value) || /url\s*\(/i.test(value));

/** Pictures are called and said to show no more than what they are: their names are often paths on somebody's disk. */
const pictureWords = ({ localName, value }: Attr): string | null => {
  if (localName === 'name') return 'Picture';
  if (localName === 'descr') return value === '' ? '' : 'Logo';
  return localName === 'title' ? null : value;
};

const attributeIn = (attribute: Attr, element: Element): string | null => {
  if (attribute.namespaceURI === 'http://www.w3.org/2000/xmlns/') return attribute.value;
  if (element.localName === 'docPr' || element.localName === 'cNvPr') return pictureWords(attribute);
  const name = attribute.localName ?? '';
  if (/^(?:rsid\w*|paraId|textId|src|href)$/.test(name) || isVmlLeft(attribute, element)) return null;
  return isAddress(attribute) ? null : attribute.value;
};

/**
 * A part of the template's without what its makers left in it: changes are accepted, hidden words, comments, data of
 * forms, names of pictures and addresses go. Links to other parts are left to the caller.
 */
export const cleanPart = (root: Element, styles: ReadonlySet<string> = new Set()): Element => {
  const hidden = hiddenIn(root, styles);
  const rules: CopyRules = {
    fate: (element) => (hidden.has(element) ? 'drop' : fateOf(element)),
    attribute: attributeIn,
  };
  return copyTree(root, rules);
};

/** A part that leads nowhere at all, as styles and numbering are. */
export const cleanLonePart = (root: Element): Element => {
  const clean = cleanPart(root);
  for (const element of [clean, ...descendantsOf(clean)]) {
    for (const attribute of Array.from({ length: element.attributes.length }, (_, at) => element.attributes.item(at))) {
      if (attribute?.namespaceURI === relationshipNamespace) element.removeAttributeNode(attribute);
    }
  }
  return clean;
};
