import type { Costs } from '#shared/model/settings.ts';
import type { Clock } from '../../queue/ports.ts';
import type { Store } from '../../storage/store.ts';

/** Why a call may not be made. */
export type SpendingRefusal =
  | 'over-limit'
  | 'no-price'
  /** There is room, but running calls may need it: their real cost must be known first. */
  | 'wait';

const microsPerUnit = 1_000_000;

/** The limit in the store's unit of money; null for none. */
export const limitMicrosOf = ({ monthlyLimit }: Costs): number | null =>
  monthlyLimit === null ? null : Math.round(monthlyLimit * microsPerUnit);

/**
 * Keeps a month's calls within their limit (requirement A12): the most that a call can cost is reserved before it is
 * made, so that parallel calls can't pass the limit together.
 */
export class SpendingGuard {
  readonly #store: Pick<Store, 'usage'>;
  readonly #clock: Clock;
  readonly #costs: () => Costs;
  #asideMicros = 0;

  constructor(store: Pick<Store, 'usage'>, clock: Clock, costs: () => Costs) {
    this.#store = store;
    this.#clock = clock;
    this.#costs = costs;
  }

  /** What this month's calls have cost so far, in millionths of the currency. */
  spentMicros(): number {
    return this.#store.usage.monthOf(this.#clock.now()).rows.reduce((sum, { costMicros }) => sum + costMicros, 0);
  }

  /**
   * Reserves the most that a call can cost; null where its price isn't known.
   *
   * @returns a function that gives the reservation back once the real cost is stored, or why the call may not be made
   */
  reserve(mostMicros: number | null): (() => void) | SpendingRefusal {
    const limit = limitMicrosOf(this.#costs());
    if (limit === null) return () => {};
    // Without a price the limit can't be kept.
    if (mostMicros === null) return 'no-price';
    const spent = this.spentMicros();
    if (mostMicros > 0 && spent + mostMicros > limit) return 'over-limit';
    if (mostMicros > 0 && spent + this.#asideMicros + mostMicros > limit) return 'wait';
    this.#asideMicros += mostMicros;
    let isHeld = true;
    return () => {
      if (isHeld) this.#asideMicros -= mostMicros;
      isHeld = false;
    };
  }
}
