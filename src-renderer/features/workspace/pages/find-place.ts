import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';
import type { SectionId } from '#shared/model/ids.ts';
import type { SectionView } from '#shared/model/section.ts';

/** Where something stands: the page from 1, and how far down it, 0-1. */
export interface Place {
  readonly page: number;
  readonly ratio: number;
}

/** A piece of page text and how far down its page it stands, 0-1. */
export interface TextPiece {
  readonly page: number;
  readonly ratio: number;
  readonly text: string;
}

/** Letters and digits alone: printing changes case, spaces and hyphens. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What a section begins with on the page: its heading, or the first line of its text. */
const openingOf = (section: Pick<SectionView, 'heading' | 'content'>): string =>
  bare(section.heading ?? section.content.split('\n', 1)[0] ?? '').slice(0, 60);

/**
 * Finds where sections begin in printed text. They are sought in order, each behind the one before, so that a heading
 * which is also an ordinary word is found in the right place; what was not printed has no place.
 */
export const findPlaces = (
  sections: readonly Pick<SectionView, 'id' | 'heading' | 'content' | 'hasSource'>[],
  pieces: readonly TextPiece[],
): ReadonlyMap<SectionId, Place> => {
  let text = '';
  const starts = pieces.map((piece) => {
    const start = text.length;
    text += bare(piece.text);
    return start;
  });
  const places = new Map<SectionId, Place>();
  let from = 0;
  for (const section of sections) {
    const opening = openingOf(section);
    const found = opening && section.hasSource ? text.indexOf(opening, from) : -1;
    if (found < 0) continue;
    from = found + opening.length;
    const piece = pieces[starts.findLastIndex((start) => start <= found)];
    if (piece) places.set(section.id, { page: piece.page, ratio: piece.ratio });
  }
  return places;
};

/** A stream's chunks, read by hand: older Chromiums, which we run on too, can't iterate a stream. */
async function* chunksOf<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** All text of a PDF, in reading order. */
export const readPieces = async (document: PDFDocumentProxy): Promise<TextPiece[]> => {
  const pieces: TextPiece[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { height } = page.getViewport({ scale: 1 });
    for await (const { items } of chunksOf<TextContent>(page.streamTextContent())) {
      for (const item of items) {
        // Marked content has no text. `transform[5]` is the base line's distance from the bottom, in points.
        if (!('str' in item)) continue;
        const fromBottom = Number(item.transform[5] ?? 0) + item.height;
        pieces.push({ page: number, ratio: Math.max(0, 1 - fromBottom / height), text: item.str });
      }
    }
  }
  return pieces;
};
