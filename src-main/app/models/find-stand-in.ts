import type { TakeoverView } from '#shared/model/queue-overview.ts';
import type { ProviderName } from '#shared/model/run.ts';
import type { TakeoverReason } from '#shared/model/stand-in.ts';
import { takeoverReasonSchema } from '#shared/model/stand-in.ts';
import type { LaneRow } from '../../storage/queue/lanes-store.ts';
import type { AppDeps } from '../ports.ts';

const minuteMs = 60_000;

/** A hold after which a second choice may take over. */
interface Hold {
  readonly reason: TakeoverReason;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** The hold on a lane, where it is one of those; the user's own pause is none. */
export const takeoverHold = ({ holdReason, heldAt }: LaneRow): Hold | null => {
  const reason = takeoverReasonSchema.safeParse(holdReason);
  return reason.success ? { reason: reason.data, since: heldAt ?? 0 } : null;
};

/** Who stands in for a drafter, and from when on (epoch milliseconds). */
export interface FoundStandIn {
  readonly provider: ProviderName;
  readonly at: number;
}

/** Whether somebody could draft at all: is set up, and has a model if it has models. */
const canDraft = ({ provider, connection }: AppDeps, name: ProviderName): boolean => {
  const facts = connection(name);
  return provider(name) !== null && (facts === null || facts.model !== null);
};

/**
 * Who is to do the work of a drafter whose lane is held: its second choice; or that one's, where it is held too, once the
 * times of both are up. Null where nobody is, or everybody in the chain is held. A chain that comes back to itself ends.
 *
 * @param lanes of the queue in which the work waits
 */
export const findStandIn = (deps: AppDeps, lanes: readonly LaneRow[], drafter: ProviderName): FoundStandIn | null => {
  const { connections } = deps.settings();
  const holdOf = (name: ProviderName): Hold | null => {
    const lane = lanes.find(({ origin }) => origin === deps.provider(name)?.origin);
    return lane === undefined ? null : takeoverHold(lane);
  };
  const seen = new Set([drafter]);
  let [held, at] = [drafter, 0];
  for (;;) {
    const hold = holdOf(held);
    const second = connections.find(({ id }) => id === held)?.secondChoice ?? null;
    if (hold === null || second === null || seen.has(second.provider) || !canDraft(deps, second.provider)) return null;
    seen.add(second.provider);
    at = Math.max(at, hold.since + second.afterMinutes * minuteMs);
    if (holdOf(second.provider) === null) return { provider: second.provider, at };
    held = second.provider;
  }
};

/** The drafters whose work waits in a lane that is held, and who have named a second choice. */
export const heldDrafters = (deps: AppDeps, lane: LaneRow): ProviderName[] =>
  lane.ready === 0 || takeoverHold(lane) === null
    ? []
    : deps
        .settings()
        .connections.filter(
          ({ id, secondChoice }) => secondChoice !== null && deps.provider(id)?.origin === lane.origin,
        )
        .map(({ id }) => id);

/** Who takes over what waits in a lane, as clients are told; null where nobody does. */
export const takeoverView = (deps: AppDeps, lanes: readonly LaneRow[], lane: LaneRow): TakeoverView | null => {
  for (const drafter of heldDrafters(deps, lane)) {
    const found = findStandIn(deps, lanes, drafter);
    if (found !== null) return { ...found, label: deps.connection(found.provider)?.label ?? null };
  }
  return null;
};
