import { ProviderFault } from '../../src-main/providers/provider-fault.ts';
import type { FakeAnswer } from './fake-model.ts';
import { createFakeModel, someUsage } from './fake-model.ts';
import type { ManualTime } from './manual-time.ts';

/** How a call ends while its server is in trouble. */
export type Trouble = 'server-error' | 'cut' | 'timeout' | 'stalled' | 'rate-limited' | 'offline';

/** When a server is in trouble, in milliseconds of the clock that never jumps, and how. */
export interface TroubledTime {
  readonly from: number;
  readonly to: number;
  readonly how: Trouble;
}

export interface TroubledCall {
  readonly at: number;
  readonly isGood: boolean;
  readonly sectionKey: string;
}

interface TroubledServerOptions {
  /** How long a call takes, in milliseconds. */
  readonly callMs?: number;
  /** Sections whose calls always fail. */
  readonly poisoned?: (sectionKey: string) => boolean;
}

/** A model's server that is in trouble at the times the test says, and answers every call otherwise. */
export const createTroubledServer = (
  time: ManualTime,
  troubles: readonly TroubledTime[],
  { callMs = 100, poisoned = () => false }: TroubledServerOptions = {},
) => {
  const calls: TroubledCall[] = [];
  let running = 0;
  /** The most calls under way at once, by the second in which they began. */
  const mostAt = new Map<number, number>();
  const answer: FakeAnswer = async function* ({ sectionKey }, signal) {
    const at = time.elapsed();
    running += 1;
    const second = Math.floor(at / 1_000);
    mostAt.set(second, Math.max(mostAt.get(second) ?? 0, running));
    const trouble = troubles.find(({ from, to }) => at >= from && at < to);
    calls.push({ at, isGood: trouble === undefined, sectionKey });
    try {
      yield { type: 'sent' };
      await new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        time.set(resolve, trouble === undefined ? callMs : callMs / 2);
      });
      if (trouble !== undefined) throw new ProviderFault(trouble.how, trouble.how, { isBeforeAnswer: true });
      if (poisoned(sectionKey)) throw new ProviderFault('server-error', 'it always does');
      yield { type: 'completed', text: `Text of ${sectionKey}.`, usage: someUsage, requestId: null };
    } finally {
      running -= 1;
    }
  };
  return { ...createFakeModel([answer]), troubledCalls: calls, mostAt };
};
