import type { Element } from '@xmldom/xmldom';
import type { Theme } from '#shared/model/theme.ts';
import { cleanLonePart } from '../../ooxml/clean-part.ts';
import { attributeOf, childAt, childrenOf, documentOf } from '../../ooxml/office-xml.ts';
import { indexStyles } from '../../ooxml/word-styles.ts';
import { wordNamespace } from '../../ooxml/word-xml.ts';
import { escapeXml, xmlText } from '../../ooxml/xml-text.ts';
import { bulletNumbering, numberNumbering } from '../styles/docx-list-styles.ts';
import { styleDefinitions } from '../styles/docx-style-definitions.ts';
import { bulletStyles, docxStyle, numberStyles } from '../styles/docx-style-names.ts';
import { languageXml } from '../styles/docx-styles.ts';
import { orderProperties } from './template-order.ts';
import { elementBeside, partXml } from './template-xml.ts';

/** Ids of the template's styles by those of ours. */
export type StyleIds = ReadonlyMap<string, string>;

export interface TemplateStyles {
  readonly xml: string;
  readonly ids: StyleIds;
  /** Our styles that joined the template's. */
  readonly added: ReadonlySet<string>;
  /** The numbering of the template's own style for numbers; null where it has none. */
  readonly ownNumbers: string | null;
}

const styleType = (xml: string): string => /w:type="(\w+)"/.exec(xml)?.[1] ?? 'paragraph';

/** Puts the template's ids where ours are named: those may hold any character. */
export const withStyleIds = (xml: string, ids: StyleIds): string =>
  xml.replace(
    /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]*)"/g,
    (_, before, id) => `${before}${escapeXml(xmlText(ids.get(id) ?? id))}"`,
  );

/** Puts a new id in a definition of ours, and the template's where it names others. */
const renamed = (xml: string, ids: StyleIds, id: string): string =>
  withStyleIds(xml, ids).replace(/w:styleId="[^"]*"/, () => `w:styleId="${escapeXml(xmlText(id))}"`);

/** What stands before numbering in a paragraph's properties, by the schema's order. */
const beforeNumbering = new Set(['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl']);

const findNumbering = (byId: ReadonlyMap<string, Element>, id: string, depth = 0): string | null => {
  const style = byId.get(id);
  if (style === undefined || depth > 20) return null;
  const own = attributeOf(childAt(style, 'pPr', 'numPr', 'numId'));
  if (own !== null) return own === '0' ? null : own;
  const base = attributeOf(childAt(style, 'basedOn'));
  return base === null ? null : findNumbering(byId, base, depth + 1);
};

/** What stands after a style's paragraph properties, by the schema's order. */
const afterProperties = new Set(['rPr', 'tblPr', 'trPr', 'tcPr', 'tblStylePr']);

/** A style for lists that has no bullets or numbers of its own gets those of ours. */
const giveNumbering = (style: Element, numId: number, level: number): void => {
  let properties = childAt(style, 'pPr');
  if (properties === null) {
    properties = documentOf(style).createElementNS(wordNamespace, 'w:pPr');
    style.insertBefore(
      properties,
      childrenOf(style).find(({ localName }) => afterProperties.has(localName ?? '')) ?? null,
    );
  }
  for (const old of childrenOf(properties, 'numPr')) properties.removeChild(old);
  const after = childrenOf(properties).find(({ localName }) => !beforeNumbering.has(localName ?? ''));
  const numbering = elementBeside(style, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);
  properties.insertBefore(numbering, after ?? null);
};

/** Old files have a style's other names behind a comma, where only one may stand. */
const nameOnce = (style: Element): void => {
  const name = childAt(style, 'name');
  const [first = ''] = (attributeOf(name) ?? '').split(',');
  if (first !== attributeOf(name)) name?.setAttributeNS(wordNamespace, 'w:val', first);
};

/** The document's language in place of the template's: spelling is checked by it. */
const setLanguage = (root: Element, normal: Element | undefined, language: string): void => {
  for (const run of [childAt(normal, 'rPr'), childAt(root, 'docDefaults', 'rPrDefault', 'rPr')]) {
    for (const old of childrenOf(run, 'lang')) run?.removeChild(old);
  }
  const defaults = childAt(root, 'docDefaults', 'rPrDefault', 'rPr');
  defaults?.appendChild(elementBeside(root, languageXml('lang', language)));
};

/**
 * The template's styles with those of ours that it lacks. Styles are found by name, since Word's own have ids in the
 * language of whoever made the file. `firstNumber` is the number of our bullets; that of our numbers follows it.
 */
export const joinStyles = (
  source: Element,
  theme: Theme,
  language: string,
  { firstNumber, hasLogo }: { readonly firstNumber: number; readonly hasLogo: boolean },
): TemplateStyles => {
  const root = cleanLonePart(source);
  const index = indexStyles(root);
  orderProperties(root);
  for (const style of index.byId.values()) nameOnce(style);
  const ids = new Map<string, string>();
  const body = index.defaultParagraph ?? index.idOfName.get('paragraph normal');
  if (body !== undefined) ids.set(docxStyle.body.id, body);
  const definitions = styleDefinitions(theme, { hasFonts: false, hasLogo });
  for (const { style, xml } of definitions) {
    const known = index.idOfName.get(`${styleType(xml)} ${style.name.toLowerCase()}`);
    if (known !== undefined) ids.set(style.id, known);
    else if (index.byId.has(style.id)) ids.set(style.id, `Dossier${style.id}`);
  }
  const added = new Set(definitions.map(({ style }) => style.id).filter((id) => !index.byId.has(ids.get(id) ?? id)));
  const ownNumbers = findNumbering(index.byId, ids.get(numberStyles[0]?.id ?? '') ?? '');
  for (const { style, xml } of definitions) {
    if (!added.has(style.id)) continue;
    const own = renamed(xml, ids, ids.get(style.id) ?? style.id).replace(
      /<w:numId w:val="(\d+)"\/>/,
      (_, id) => `<w:numId w:val="${Number(id) - bulletNumbering + firstNumber}"/>`,
    );
    root.appendChild(elementBeside(root, own));
  }
  const lists = [
    { styles: bulletStyles, numId: firstNumber },
    { styles: numberStyles, numId: firstNumber + numberNumbering - bulletNumbering },
  ];
  for (const { styles, numId } of lists) {
    styles.forEach(({ id }, level) => {
      const own = index.byId.get(ids.get(id) ?? id);
      if (own !== undefined && !added.has(id) && findNumbering(index.byId, ids.get(id) ?? id) === null) {
        giveNumbering(own, numId, level);
      }
    });
  }
  setLanguage(root, body === undefined ? undefined : index.byId.get(body), language);
  return { xml: partXml(root), ids, added, ownNumbers };
};
