import type { JobId } from '#shared/model/ids.ts';
import type { ProviderFault } from '../../providers/provider-fault.ts';
import type { RemoteCalls } from '../../providers/text-model.ts';
import type { AppDeps } from '../ports.ts';
import type { PreparedStep } from './prepare-step.ts';

/** Where calls that outlive the process are remembered, for one job; undefined where the user doesn't want them. */
export const remoteCallsOf = (deps: AppDeps, jobId: JobId, prepared: PreparedStep): RemoteCalls | undefined => {
  const { key, drafter, connection } = prepared;
  if (key === null || !connection?.isBackground) return undefined;
  const { store, clock } = deps;
  const stored = store.remoteCalls.of(jobId);
  // Only an answer of the same server to the same question counts.
  const isOurs = stored !== null && stored.requestKey === key && stored.provider === drafter;
  return {
    pending: isOurs ? { responseId: stored.responseId, sequence: stored.sequence } : null,
    started: ({ responseId, sequence }) => {
      store.remoteCalls.put(jobId, { provider: drafter, requestKey: key, responseId, sequence }, clock.now());
    },
    progressed: (sequence) => store.remoteCalls.progressed(jobId, sequence),
  };
};

/**
 * Whether a remote call may still run, or its answer wait, after this fault: then the answer is fetched and no new call
 * made.
 */
export const mayStillRun = ({ kind, detail }: ProviderFault): boolean => {
  if (detail.providerCode === 'remote_gone') return false;
  return ['offline', 'cut', 'stalled', 'timeout', 'rate-limited', 'auth', 'malformed'].includes(kind);
};
