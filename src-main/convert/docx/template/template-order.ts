import type { Element } from '@xmldom/xmldom';
import { childrenOf, descendantsOf } from '../../ooxml/office-xml.ts';
import { PackageRefused } from '../../ooxml/open-package.ts';

/** The order the schema asks for (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28): some programs don't keep to it. */
const orders: Readonly<Record<string, readonly string[]>> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange'.split(
    ' ',
  ),
  rPr: 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'.split(
    ' ',
  ),
};

/** The schema knows half as many; putting masses in order takes time that grows with their square. */
const mostProperties = 200;

/** Puts the properties of paragraphs and runs into the schema's order; what isn't in it stays behind the rest. Throws `PackageRefused`. */
export const orderProperties = (root: Element): void => {
  for (const properties of descendantsOf(root)) {
    const order = orders[properties.localName ?? ''];
    if (order === undefined) continue;
    const rank = (element: Element): number => {
      const at = order.indexOf(element.localName ?? '');
      return at < 0 ? order.length : at;
    };
    const children = childrenOf(properties);
    if (children.every((child, at) => at === 0 || rank(children[at - 1] ?? child) <= rank(child))) continue;
    if (children.length > mostProperties) throw new PackageRefused('too-large');
    for (const child of children.toSorted((a, b) => rank(a) - rank(b))) properties.appendChild(child);
  }
};
