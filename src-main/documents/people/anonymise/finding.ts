import type { Stretch } from './contact-data.ts';

/** Prose has sentences; a label is a title, a skill, a place, where capitals say nothing and one ordinary word names nobody. */
export type TextSort = 'prose' | 'label';

/** Something in a text that tells, or may tell, who it is about. */
export interface Finding extends Stretch {
  /** Somebody who reads it knows; in doubt, they may. */
  readonly isSure: boolean;
  /** What may stand in its place; null where nothing can. */
  readonly replacement: string | null;
}
