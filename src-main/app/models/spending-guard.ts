import type { Costs } from '#shared/model/settings.ts';
import type { ClaimedJob } from '../../queue/job.ts';
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

/** Whose call it is. */
type Claim = Pick<ClaimedJob, 'id' | 'claimNo'>;

interface Reservation {
  readonly claim: Claim;
  readonly micros: number;
}

/**
 * Keeps a month's calls within their limit (requirement A12): the most that a call can cost is reserved before it is
 * made, so that parallel calls can't pass the limit together. A reservation lasts as long as its claim: the settlement
 * that ends the claim books the cost in the same transaction, so one or the other always counts, and never both.
 */
export class SpendingGuard {
  readonly #store: Pick<Store, 'usage'>;
  readonly #clock: Clock;
  readonly #costs: () => Costs;
  readonly #reservations = new Map<string, Reservation>();
  /** The dearest call that found no room beside others; null while there is room for all. */
  #neededMicros: number | null = null;

  constructor(store: Pick<Store, 'usage'>, clock: Clock, costs: () => Costs) {
    this.#store = store;
    this.#clock = clock;
    this.#costs = costs;
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
    const reserved = this.#reservedMicros();
    if (this.#reservations.size === 0) return 1;
    return Math.max(0, Math.floor((limit - this.spentMicros() - reserved) / this.#neededMicros));
  }

  /**
   * Reserves the most that a claim's call can cost, until the claim is settled; null where its price isn't known.
   *
   * @returns null, or why the call may not be made
   */
  reserve(claim: Claim, mostMicros: number | null): SpendingRefusal | null {
    const limit = limitMicrosOf(this.#costs());
    if (limit === null) return null;
    // Without a price the limit can't be kept.
    if (mostMicros === null) return 'no-price';
    // A call that costs nothing is made whatever was spent.
    if (mostMicros === 0) return null;
    const spent = this.spentMicros();
    if (spent + mostMicros > limit) return 'over-limit';
    if (spent + this.#reservedMicros() + mostMicros > limit) {
      this.#neededMicros = Math.max(mostMicros, this.#neededMicros ?? 0);
      return 'wait';
    }
    this.#reservations.set(claim.id, { claim, micros: mostMicros });
    return null;
  }

  /** What calls under way may cost at the most; forgets the reservations of claims that are settled. */
  #reservedMicros(): number {
    let sum = 0;
    for (const [id, { claim, micros }] of this.#reservations) {
      if (this.#store.usage.isUnderWay(claim)) sum += micros;
      else this.#reservations.delete(id);
    }
    return sum;
  }
}
