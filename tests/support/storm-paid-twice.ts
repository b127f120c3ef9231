import { smallestQuestion } from '../../src-main/app/drafting/check-server.ts';
import type { StormCall } from './storm-proxy.ts';

/**
 * Counts calls for what the app had got already: their question was answered in full in the same life of the app. Checks
 * of the server ask the same each time.
 */
export class PaidTwice {
  readonly #callsOf = new Map<string, StormCall[]>();
  count = 0;

  /** To be told of each call when it arrives. */
  see(call: StormCall): void {
    if (call.question.includes(smallestQuestion.prompt.request)) return;
    const earlier = this.#callsOf.get(call.question) ?? [];
    if (earlier.some(({ isWhole, life }) => isWhole && life === call.life)) this.count += 1;
    this.#callsOf.set(call.question, [...earlier, call]);
  }
}
