import type { EventPayload } from '#shared/contract/events.ts';
import type { DocumentId, SectionId } from '#shared/model/ids.ts';

interface LiveText {
  readonly documentId: DocumentId;
  readonly claimNo: number;
  text: string;
}

/**
 * Text that is streaming in, by section. It is sent on as it comes and kept in memory, so that a window that opens in
 * the middle sees what came before. Only the finished job stores a text.
 */
export class LiveTexts {
  readonly #texts = new Map<SectionId, LiveText>();
  readonly #tell: (delta: EventPayload<'section.delta'>) => void;

  constructor(tell: (delta: EventPayload<'section.delta'>) => void) {
    this.#tell = tell;
  }

  begin(documentId: DocumentId, sectionId: SectionId, claimNo: number): void {
    this.#texts.set(sectionId, { documentId, claimNo, text: '' });
  }

  append(sectionId: SectionId, text: string): void {
    const live = this.#texts.get(sectionId);
    if (!live || text === '') return;
    const offset = live.text.length;
    live.text += text;
    this.#tell({ documentId: live.documentId, sectionId, claimNo: live.claimNo, offset, text });
  }

  /** Forgets a claim's text; a newer claim of the same section keeps its own. */
  end(sectionId: SectionId, claimNo: number): void {
    if (this.#texts.get(sectionId)?.claimNo === claimNo) this.#texts.delete(sectionId);
  }

  of(sectionId: SectionId): { claimNo: number; text: string } | null {
    const live = this.#texts.get(sectionId);
    return live ? { claimNo: live.claimNo, text: live.text } : null;
  }
}
