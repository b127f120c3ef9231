import { smallestQuestion } from '../../src-main/app/drafting/check-server.ts';
import type { StormCall } from './storm-proxy.ts';

/**
 * Counts calls for what the app had got already: their question was answered in full in the same life of the app. Checks
 * of the server ask the same each time.
 */
export class PaidTwice {
  readonly #callsOf = new Map<string, StormCall[]>();
  count = 0;
  /** How long after the whole answer each of them came, in milliseconds. */
  readonly afterMs: number[] = [];

  /** To be told of each call when it arrives. */
  see(call: StormCall): void {
    if (call.question.includes(smallestQuestion.prompt.request)) return;
    const earlier = this.#callsOf.get(call.question) ?? [];
    const had = earlier.find(({ isWhole, life }) => isWhole && life === call.life);
    if (had !== undefined) {
      this.count += 1;
      this.afterMs.push(Math.round(performance.now() - (had.wholeAt ?? 0)));
    }
    this.#callsOf.set(call.question, [...earlier, call]);
  }
}
