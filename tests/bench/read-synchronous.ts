import type { Connection } from '../../src-main/storage/connection.ts';
import type { OpenContestant } from './contestants/contestant.ts';

const names: Readonly<Record<string, string>> = { 0: 'OFF', 1: 'NORMAL', 2: 'FULL', 3: 'EXTRA' };

const synchronousOf = (connection: Connection): string =>
  names[String(connection.pragma('synchronous', { simple: true }))] ?? 'unknown';

/**
 * What SQLite itself says that a contestant waits for, step by step: peers set `synchronous` themselves when they open a
 * file, and ours and the floors set it before each transaction. Read after commits, while a few jobs are worked off.
 */
export const readSynchronous = async (open: OpenContestant): Promise<string> => {
  const { connection } = open;
  const seen = { enqueue: new Set<string>(), claim: new Set<string>(), finish: new Set<string>() };
  const count = 9;
  for (let nth = 0; nth < count; nth++) {
    await open.add(nth);
    seen.enqueue.add(synchronousOf(connection));
  }
  await new Promise<void>((resolve) => {
    let finished = 0;
    open.start(
      () => {
        seen.claim.add(synchronousOf(connection));
        return undefined;
      },
      () => {
        seen.finish.add(synchronousOf(connection));
        if (++finished === count) resolve();
      },
    );
  });
  return Object.entries(seen)
    .map(([step, values]) => `${step} ${[...values].join('/')}`)
    .join(', ');
};
