import type { ProviderName } from '#shared/model/run.ts';
import type { AppDeps } from '../ports.ts';
import { sectionsQueue } from './step-payload.ts';

/**
 * The wait for the first byte that a queue's timeout includes; a server that may take longer gets the difference on
 * top.
 */
const usualFirstByteMs = 120_000;

/** How long one attempt at a section may take, in milliseconds: a local server may have a model to load first. */
export const draftTimeoutMs = (deps: AppDeps, provider: ProviderName): number => {
  const { timeoutMs } = deps.policies.of(sectionsQueue);
  return timeoutMs + Math.max(0, (deps.connection(provider)?.firstByteMs ?? 0) - usualFirstByteMs);
};
