import type { Element } from '@xmldom/xmldom';
import { attributeOf, childAt, childrenOf, numberOf } from './office-xml.ts';
import type { OfficeTheme } from './word-colours.ts';
import { colourIn } from './word-colours.ts';

/** A paragraph style with all it takes over from those it is based on; sizes in points. Null: nobody says. */
export interface WordStyle {
  readonly font: string | null;
  readonly sizePt: number | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUppercase: boolean;
  readonly colour: string | null;
  readonly spacingPt: number;
  readonly beforePt: number;
  readonly afterPt: number;
  /** Distance of lines: a multiple of the font's own, or points. */
  readonly line: { readonly value: number; readonly isMultiple: boolean } | null;
  readonly align: 'start' | 'center' | 'end';
  readonly numbering: { readonly numId: string; readonly level: number } | null;
  readonly border: {
    readonly side: 'below' | 'above' | 'start';
    readonly colour: string | null;
    readonly widthPt: number;
    readonly gapPt: number;
  } | null;
  readonly fill: string | null;
  readonly tabs: readonly { readonly type: string; readonly position: number }[];
}

const blank: WordStyle = {
  font: null,
  sizePt: null,
  isBold: false,
  isItalic: false,
  isUppercase: false,
  colour: null,
  spacingPt: 0,
  beforePt: 0,
  afterPt: 0,
  line: null,
  align: 'start',
  numbering: null,
  border: null,
  fill: null,
  tabs: [],
};

/** The styles of a Word file, found by their names: ids are in the language of whoever made it. */
export interface WordStyles {
  /** The style of that name, or null; `Normal` is the default style whatever it is called. */
  named(name: string): WordStyle | null;
  byId(id: string): WordStyle | null;
}

const isOn = (element: Element | null): boolean | null =>
  element === null ? null : !/^(0|false|off|none)$/.test(attributeOf(element) ?? '1');

const fontOf = (fonts: Element | null, theme: OfficeTheme): string | null => {
  const named = attributeOf(fonts, 'asciiTheme') ?? attributeOf(fonts, 'hAnsiTheme');
  const fromTheme = named === null ? null : named.startsWith('major') ? theme.major : theme.minor;
  return fromTheme ?? attributeOf(fonts, 'ascii') ?? attributeOf(fonts, 'hAnsi');
};

const withRun = (style: WordStyle, run: Element | null, theme: OfficeTheme): WordStyle => {
  if (run === null) return style;
  const [size, spacing, colour] = [childAt(run, 'sz'), childAt(run, 'spacing'), childAt(run, 'color')];
  return {
    ...style,
    font: fontOf(childAt(run, 'rFonts'), theme) ?? style.font,
    sizePt: size === null ? style.sizePt : (numberOf(size) ?? 20) / 2,
    isBold: isOn(childAt(run, 'b')) ?? style.isBold,
    isItalic: isOn(childAt(run, 'i')) ?? style.isItalic,
    isUppercase: isOn(childAt(run, 'caps')) ?? style.isUppercase,
    colour: colour === null ? style.colour : colourIn(colour, theme),
    spacingPt: spacing === null ? style.spacingPt : (numberOf(spacing) ?? 0) / 20,
  };
};

const sides = [
  ['bottom', 'below'],
  ['top', 'above'],
  ['left', 'start'],
  ['start', 'start'],
] as const;

const borderOf = (borders: Element, theme: OfficeTheme): WordStyle['border'] => {
  for (const [name, side] of sides) {
    const edge = childAt(borders, name);
    if (edge === null || /^(nil|none)$/.test(attributeOf(edge) ?? 'none')) continue;
    return {
      side,
      colour: colourIn(edge, theme, { value: 'color' }),
      widthPt: (numberOf(edge, 'sz') ?? 4) / 8,
      gapPt: numberOf(edge, 'space') ?? 0,
    };
  }
  return null;
};

const alignmentOf = (value: string | null): WordStyle['align'] =>
  value === 'center' ? 'center' : value === 'right' || value === 'end' ? 'end' : 'start';

const lineOf = (spacing: Element): WordStyle['line'] => {
  const line = numberOf(spacing, 'line');
  if (line === null) return null;
  const isMultiple = (attributeOf(spacing, 'lineRule') ?? 'auto') === 'auto';
  return { value: isMultiple ? line / 240 : line / 20, isMultiple };
};

const withParagraph = (style: WordStyle, paragraph: Element | null, theme: OfficeTheme): WordStyle => {
  if (paragraph === null) return style;
  const [spacing, numbers] = [childAt(paragraph, 'spacing'), childAt(paragraph, 'numPr')];
  const [borders, shade, jc, tabs] = ['pBdr', 'shd', 'jc', 'tabs'].map((name) => childAt(paragraph, name));
  const points = (name: string): number | null => {
    const value = numberOf(spacing, name);
    return value === null ? null : value / 20;
  };
  const numId = attributeOf(childAt(numbers, 'numId'));
  return {
    ...style,
    beforePt: points('before') ?? style.beforePt,
    afterPt: points('after') ?? style.afterPt,
    line: (spacing === null ? null : lineOf(spacing)) ?? style.line,
    align: jc ? alignmentOf(attributeOf(jc)) : style.align,
    numbering:
      numId === null
        ? style.numbering
        : numId === '0'
          ? null
          : { numId, level: numberOf(childAt(numbers, 'ilvl')) ?? 0 },
    border: borders ? borderOf(borders, theme) : style.border,
    fill: shade ? colourIn(shade, theme, { value: 'fill', prefix: 'themeFill' }) : style.fill,
    tabs: tabs
      ? childrenOf(tabs, 'tab').map((tab) => ({
          type: attributeOf(tab) ?? 'left',
          position: numberOf(tab, 'pos') ?? 0,
        }))
      : style.tabs,
  };
};

/** No honest style stands on more than this many others. */
const longestChain = 20;

/** A style's names: Word's own first, then the ones users gave it. */
const namesOf = (style: Element): string[] =>
  [attributeOf(childAt(style, 'name')) ?? '', attributeOf(childAt(style, 'aliases')) ?? '']
    .flatMap((names) => names.split(','))
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');

/** Paragraph styles by id and by name, as the export needs them too. */
export interface StyleIndex {
  readonly byId: ReadonlyMap<string, Element>;
  /** Ids by `type name`, the name in small letters. */
  readonly idOfName: ReadonlyMap<string, string>;
  readonly defaultParagraph: string | null;
}

export const indexStyles = (root: Element | null): StyleIndex => {
  const byId = new Map<string, Element>();
  const idOfName = new Map<string, string>();
  let defaultParagraph: string | null = null;
  for (const style of childrenOf(root, 'style')) {
    const id = attributeOf(style, 'styleId');
    if (id === null || byId.has(id)) continue;
    byId.set(id, style);
    const type = attributeOf(style, 'type') ?? 'paragraph';
    for (const name of namesOf(style)) if (!idOfName.has(`${type} ${name}`)) idOfName.set(`${type} ${name}`, id);
    if (type === 'paragraph' && /^(1|true|on)$/.test(attributeOf(style, 'default') ?? '')) defaultParagraph ??= id;
  }
  return { byId, idOfName, defaultParagraph };
};

/** The paragraph styles of a `styles` part, each with what it takes over from its bases and from the defaults. */
export const readWordStyles = (root: Element | null, theme: OfficeTheme): WordStyles => {
  const index = indexStyles(root);
  const defaults = childAt(root, 'docDefaults');
  const base = withParagraph(
    withRun(blank, childAt(defaults, 'rPrDefault', 'rPr'), theme),
    childAt(defaults, 'pPrDefault', 'pPr'),
    theme,
  );
  const byId = (id: string): WordStyle | null => {
    const chain: Element[] = [];
    for (let at: string | null = id; at !== null && chain.length < longestChain; ) {
      const style = index.byId.get(at);
      if (style === undefined || chain.includes(style)) break;
      chain.push(style);
      at = attributeOf(childAt(style, 'basedOn'));
    }
    if (chain.length === 0) return null;
    return chain.reduceRight(
      (look, style) => withParagraph(withRun(look, childAt(style, 'rPr'), theme), childAt(style, 'pPr'), theme),
      base,
    );
  };
  return {
    byId,
    named: (name) => {
      const key = name.toLowerCase();
      const id = key === 'normal' ? (index.defaultParagraph ?? index.idOfName.get('paragraph normal')) : undefined;
      const found = id ?? index.idOfName.get(`paragraph ${key}`);
      if (found !== undefined) return byId(found);
      return key === 'normal' ? base : null;
    },
  };
};
