import type { Element } from '@xmldom/xmldom';
import { cleanLonePart } from '../../ooxml/clean-part.ts';
import { copyTree } from '../../ooxml/copy-tree.ts';
import { descendantsOf, documentOf } from '../../ooxml/office-xml.ts';
import { PackageRefused } from '../../ooxml/open-package.ts';

const drawingNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/main';

/** Looks of shapes that nobody draws here, colours with names of their own, and marks of whoever made the theme. */
const left = new Set(['objectDefaults', 'extraClrSchemeLst', 'custClrLst', 'extLst', 'blip']);

const named = new Set(['theme', 'clrScheme', 'fontScheme', 'fmtScheme']);

/** A theme has a dozen fills; what has so many more is no company's. */
const mostFills = 100;

/** Fills that are pictures become plain ones, or the lists they stand in would be too short. */
const withPlainFills = (root: Element): void => {
  const fills = descendantsOf(root).filter(({ localName }) => localName === 'blipFill');
  if (fills.length > mostFills) throw new PackageRefused('too-large');
  for (const fill of fills) {
    const prefix = fill.prefix ? `${fill.prefix}:` : '';
    const solid = documentOf(fill).createElementNS(drawingNamespace, `${prefix}solidFill`);
    const colour = documentOf(fill).createElementNS(drawingNamespace, `${prefix}schemeClr`);
    colour.setAttribute('val', 'phClr');
    solid.appendChild(colour);
    fill.parentNode?.replaceChild(solid, fill);
  }
};

/** A theme's colours, faces and fills under a neutral name; null for what is no theme. */
export const plainTheme = (source: Element): Element | null => {
  if (source.localName !== 'theme' || source.namespaceURI !== drawingNamespace) return null;
  const root = copyTree(cleanLonePart(source), {
    fate: ({ localName }) => (left.has(localName ?? '') ? 'drop' : 'keep'),
    attribute: ({ localName, value }, { localName: element }) =>
      localName === 'name' && named.has(element ?? '') ? 'Theme' : value,
  });
  withPlainFills(root);
  return root;
};

/** A table of fonts without the fonts themselves, which stay behind; null for what is none. */
export const plainFontTable = (source: Element): Element | null =>
  source.localName === 'fonts'
    ? copyTree(cleanLonePart(source), {
        fate: ({ localName }) => (/^embed/.test(localName ?? '') ? 'drop' : 'keep'),
        attribute: ({ value }) => value,
      })
    : null;
