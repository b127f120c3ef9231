import type { Stretch } from './contact-data.ts';

/**
 * Prose has sentences. A label is a title, skill or place: its capitals mean nothing, and one ordinary word in it names
 * nobody.
 */
export type TextSort = 'prose' | 'label';

/** A place in a text that identifies, or may identify, somebody. */
export interface Finding extends Stretch {
  /** Whether it certainly does, or only may. */
  readonly isSure: boolean;
  /** Its replacement; null if there is none. */
  readonly replacement: string | null;
}
