import type { Element } from '@xmldom/xmldom';
import { attributeOf, childAt, childrenOf, numberOf } from '../../ooxml/office-xml.ts';
import type { WordStyle } from '../../ooxml/word-styles.ts';

/** The three places of a head or a foot as a theme has them: words, with page numbers in braces. */
export interface EdgeTexts {
  readonly start: string;
  readonly center: string;
  readonly end: string;
}

type Place = keyof EdgeTexts;
const placesInOrder: readonly Place[] = ['start', 'center', 'end'];

/** Longest text a theme keeps in one place. */
const longest = 200;

/** Fields of Word's whose meaning a theme has too; any other stands for what it said last. */
const fieldNames: Readonly<Record<string, string>> = { PAGE: '{page}', NUMPAGES: '{pages}', SECTIONPAGES: '{pages}' };

const fieldOf = (instruction: string): string | null => {
  const name = instruction.trim().split(/\s+/)[0]?.toUpperCase() ?? '';
  return Object.hasOwn(fieldNames, name) ? (fieldNames[name] ?? null) : null;
};

/** Reads the runs of one paragraph, where fields run over several of them. */
class ParagraphReader {
  text = '';
  private instruction: string | null = null;
  private isReplaced = false;
  private depth = 0;

  read(element: Element): void {
    for (const child of childrenOf(element)) this.take(child);
  }

  private add(text: string): void {
    if (this.instruction === null && !this.isReplaced) this.text += text;
  }

  private take(element: Element): void {
    switch (element.localName) {
      case 't':
        this.add(element.textContent ?? '');
        break;
      case 'tab':
      case 'ptab':
        this.add('\t');
        break;
      case 'br':
      case 'cr':
        this.add(' ');
        break;
      case 'noBreakHyphen':
        this.add('-');
        break;
      case 'instrText':
        if (this.instruction !== null) this.instruction += element.textContent ?? '';
        return;
      case 'fldChar':
        this.mark(attributeOf(element, 'fldCharType') ?? '');
        break;
      case 'fldSimple':
        this.simple(element);
        break;
      // Drawings have texts of their own, and what is only there for older programs is there twice.
      case 'drawing':
      case 'pict':
      case 'Fallback':
      case 'object':
      case 'del':
      case 'pPr':
      case 'rPr':
        return;
      default:
        this.read(element);
    }
  }

  private mark(type: string): void {
    if (type === 'begin') {
      this.depth += 1;
      if (this.depth === 1) this.instruction = '';
    } else if (type === 'separate' && this.depth === 1) this.close();
    else if (type === 'end') {
      if (this.depth === 1) {
        this.close();
        this.isReplaced = false;
      }
      this.depth = Math.max(0, this.depth - 1);
    }
  }

  /** The instruction is known: a page's number says itself, anything else what it said last. */
  private close(): void {
    if (this.instruction === null) return;
    const field = fieldOf(this.instruction);
    this.instruction = null;
    if (field === null) return;
    this.add(field);
    this.isReplaced = true;
  }

  private simple(element: Element): void {
    const field = fieldOf(attributeOf(element, 'instr') ?? '');
    if (field === null) this.read(element);
    else this.add(field);
  }
}

type Tabs = WordStyle['tabs'];

/** Word's own stops, where a style sets none. */
const usualTabs: Tabs = [
  { type: 'center', position: 4_680 },
  { type: 'right', position: 9_360 },
];

const placeOfTab = (type: string | undefined): Place =>
  type === 'center' ? 'center' : type === 'right' || type === 'end' ? 'end' : 'start';

const tabsOf = (paragraph: Element, style: WordStyle | null): Tabs => {
  const own = childrenOf(childAt(paragraph, 'pPr', 'tabs'), 'tab')
    .map((tab) => ({ type: attributeOf(tab) ?? 'left', position: numberOf(tab, 'pos') ?? 0 }))
    .filter(({ type }) => type !== 'clear');
  const stops = (own.length > 0 ? own : (style?.tabs ?? [])).filter(({ type }) => type !== 'clear');
  return (stops.length > 0 ? stops : usualTabs).toSorted((a, b) => a.position - b.position);
};

const alignmentOf = (paragraph: Element, style: WordStyle | null): Place => {
  const value = attributeOf(childAt(paragraph, 'pPr', 'jc'));
  if (value === null) return style?.align ?? 'start';
  return value === 'center' ? 'center' : value === 'right' || value === 'end' ? 'end' : 'start';
};

type Add = (place: Place, text: string) => void;

const readParagraph = (paragraph: Element, style: WordStyle | null, add: Add): void => {
  const reader = new ParagraphReader();
  reader.read(paragraph);
  const tabs = tabsOf(paragraph, style);
  for (const [index, piece] of reader.text.split('\t').entries()) {
    add(index === 0 ? alignmentOf(paragraph, style) : placeOfTab(tabs[index - 1]?.type ?? 'right'), piece);
  }
};

/** In a table the cells are the places: the first, the last, and what is between. */
const readRow = (row: Element, style: WordStyle | null, add: Add): void => {
  const cells = childrenOf(row, 'tc');
  cells.forEach((cell, index) => {
    const place = index === 0 ? 'start' : index === cells.length - 1 ? 'end' : 'center';
    for (const paragraph of childrenOf(cell, 'p')) {
      readParagraph(paragraph, style, (own, text) => add(cells.length === 1 ? own : place, text));
    }
  });
};

/** The words of a header or footer part by the places they stand in; `style` is that of its paragraphs. */
export const readEdgeTexts = (root: Element, style: WordStyle | null): EdgeTexts => {
  const pieces: Record<Place, string[]> = { start: [], center: [], end: [] };
  const add: Add = (place, text) => {
    const plain = text.replace(/\s+/g, ' ').trim();
    if (plain !== '') pieces[place].push(plain);
  };
  const visit = (element: Element): void => {
    for (const child of childrenOf(element)) {
      if (child.localName === 'p') readParagraph(child, style, add);
      else if (child.localName === 'tbl') for (const row of childrenOf(child, 'tr')) readRow(row, style, add);
      else if (child.localName === 'sdt') visit(childAt(child, 'sdtContent') ?? child);
    }
  };
  visit(root);
  const [start = '', center = '', end = ''] = placesInOrder.map((place) => pieces[place].join(' · ').slice(0, longest));
  return { start, center, end };
};
