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
  readonly #onRoom: () => void;
  #asideMicros = 0;
  /** Calls with a reservation. */
  #calls = 0;
  /** The dearest call that found no room beside others; null while there is room for all. */
  #neededMicros: number | null = null;

  /** @param onRoom told when a call has given its reservation back and others may have room */
  constructor(store: Pick<Store, 'usage'>, clock: Clock, costs: () => Costs, onRoom: () => void = () => {}) {
    this.#store = store;
    this.#clock = clock;
    this.#costs = costs;
    this.#onRoom = onRoom;
  }

  /** What this month's calls have cost so far, in millionths of the currency. */
  spentMicros(): number {
    return this.#store.usage.monthOf(this.#clock.now()).rows.reduce((sum, { costMicros }) => sum + costMicros, 0);
  }

  /** How many more calls may begin beside those that run; null unless one has found no room. */
  roomForCalls(): number | null {
    const limit = limitMicrosOf(this.#costs());
    if (this.#neededMicros === null || limit === null) return null;
    // A call by itself needs no room beside others, and learns whether it passes the limit.
    if (this.#calls === 0) return 1;
    return Math.max(0, Math.floor((limit - this.spentMicros() - this.#asideMicros) / this.#neededMicros));
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
    if (mostMicros > 0 && spent + this.#asideMicros + mostMicros > limit) {
      this.#neededMicros = Math.max(mostMicros, this.#neededMicros ?? 0);
      return 'wait';
    }
    this.#asideMicros += mostMicros;
    this.#calls += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#asideMicros -= mostMicros;
      this.#calls -= 1;
      if (this.#neededMicros !== null) this.#onRoom();
    };
  }
}
