import type { CommandContext } from '../command-context.ts';
import { countText } from '../terminal/plain-text.ts';

/** `1 job`, `1,200 jobs`. */
export const jobsText = (count: number): string => `${countText(count)} ${count === 1 ? 'job' : 'jobs'}`;

/** What there is to say of work put in line while nobody is there to do it. */
export const laterLines = ({ isAlone }: CommandContext): string[] =>
  isAlone ? ['Dossier is not running; the work goes on when it runs next.'] : [];
