import type { PDFDocument } from '@cantoo/pdf-lib';
import { PDFArray, PDFDict, PDFHexString, PDFString } from '@cantoo/pdf-lib';

const nodeId = /^node\d+$/;

const textOf = (value: unknown): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;

/** Visits each string in an object that is a node's id, in a dictionary or an array, however deep, but not across references. */
const visit = (object: unknown, found: (id: string, replace: (value: PDFString) => void) => void): void => {
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const id = textOf(value);
      if (id === null) visit(value, found);
      else if (nodeId.test(id)) found(id, (next) => object.set(key, next));
    }
  } else if (object instanceof PDFArray) {
    for (let at = 0; at < object.size(); at++) {
      const value = object.get(at);
      const id = textOf(value);
      if (id === null) visit(value, found);
      else if (nodeId.test(id)) found(id, (next) => object.set(at, next));
    }
  }
};

/**
 * Numbers the ids of the structure tree anew from 1, in the order they have: Chromium counts on from print to print, and
 * the same document would give other bytes each time. Their order is kept, since the tree that lists them is sorted.
 */
export const renumberNodes = (pdf: PDFDocument): void => {
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const ids = new Set<string>();
  for (const object of objects) visit(object, (id) => ids.add(id));
  const numbers = new Map(
    [...ids]
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((id, index) => [id, PDFString.of(`node${String(index + 1).padStart(8, '0')}`)]),
  );
  for (const object of objects) {
    visit(object, (id, replace) => {
      const next = numbers.get(id);
      if (next) replace(next);
    });
  }
};
