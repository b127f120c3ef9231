import type { Element } from '@xmldom/xmldom';
import { copyTree } from '../../ooxml/copy-tree.ts';
import { attributeOf, childrenOf, descendantsOf } from '../../ooxml/office-xml.ts';

/** Fields that say where one is; any other may fetch, run or tell something, and stands for what it said last. */
const harmless = /^\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|STYLEREF|DATE|TIME)(?=[\s\\"]|$)[^{}]*$/i;

/** A field that is being read: from its beginning to its end. */
interface OpenField {
  readonly marks: Element[];
  readonly codes: Element[];
  /** It stands in the instruction of another, and goes with it. */
  readonly isInCode: boolean;
  hasFieldInCode: boolean;
  isInResult: boolean;
}

/** Reads the fields of one text, the part's own or a text box's: fields don't reach from one into another. */
class FieldReader {
  readonly drop = new Set<Element>();
  readonly kept = new Set<Element>();
  readonly codes = new Map<Element, string>();
  private readonly open: OpenField[] = [];

  read(element: Element): void {
    for (const child of childrenOf(element)) {
      if (child.localName === 'r') for (const leaf of childrenOf(child)) this.take(leaf);
      else if (child.localName !== 'fldSimple') this.read(child);
      else if (this.isInCode()) this.dropNested(child);
      else this.read(child);
    }
  }

  /** What was begun and never ended is no field. */
  finish(): void {
    this.open.length = 0;
  }

  private isInCode(): boolean {
    const top = this.open.at(-1);
    return top !== undefined && (top.isInCode || !top.isInResult);
  }

  private dropNested(element: Element): void {
    const top = this.open.at(-1);
    if (top !== undefined) top.hasFieldInCode = true;
    this.drop.add(element);
  }

  private take(leaf: Element): void {
    if (leaf.localName === 'rPr') return;
    if (leaf.localName === 'fldChar') this.mark(leaf, attributeOf(leaf, 'fldCharType') ?? '');
    else if (this.isInCode()) {
      const top = this.open.at(-1);
      if (leaf.localName === 'instrText' && top?.isInCode === false) top.codes.push(leaf);
      else this.drop.add(leaf);
    }
  }

  private mark(mark: Element, type: string): void {
    const top = this.open.at(-1);
    if (type === 'begin') {
      const isInCode = this.isInCode();
      if (isInCode && top !== undefined) top.hasFieldInCode = true;
      this.open.push({ marks: [mark], codes: [], isInCode, hasFieldInCode: false, isInResult: false });
    } else if (type === 'separate' && top !== undefined && !top.isInResult) {
      top.isInResult = true;
      top.marks.push(mark);
    } else if (type === 'end' && top !== undefined) {
      this.open.pop();
      top.marks.push(mark);
      this.close(top);
    }
  }

  /** A field that stays gets its instruction in one piece: whoever leaves out a part of it reads none at all. */
  private close(field: OpenField): void {
    const instruction = field.codes.map(({ textContent }) => textContent ?? '').join('');
    const [first] = field.codes;
    if (field.isInCode || field.hasFieldInCode || first === undefined || !harmless.test(instruction)) return;
    for (const mark of field.marks) this.kept.add(mark);
    this.kept.add(first);
    this.codes.set(first, ` ${instruction.trim()} `);
  }
}

const isFieldPart = ({ localName }: Element): boolean => localName === 'fldChar' || localName === 'instrText';

/** A head or foot with no fields but those that count pages, name headings or tell the date. */
export const withPlainFields = (root: Element): Element => {
  const reader = new FieldReader();
  for (const text of [root, ...descendantsOf(root).filter(({ localName }) => localName === 'txbxContent')]) {
    reader.read(text);
    reader.finish();
  }
  return copyTree(root, {
    fate: (element) => {
      if (reader.drop.has(element) || (isFieldPart(element) && !reader.kept.has(element))) return 'drop';
      if (element.localName !== 'fldSimple') return 'keep';
      return harmless.test(attributeOf(element, 'instr') ?? '') ? 'keep' : 'unwrap';
    },
    attribute: ({ value }) => value,
    words: (element) => reader.codes.get(element) ?? null,
  });
};
