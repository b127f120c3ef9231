import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import type { ErrorLogEntry } from '#shared/model/error-log.ts';
import type { AttemptOutcome } from '#shared/model/job.ts';

const outcomeKeys: Readonly<Record<AttemptOutcome, MessageKey>> = {
  completed: 'errors.outcome-completed',
  retry: 'errors.outcome-retry',
  snoozed: 'errors.outcome-snoozed',
  held: 'errors.outcome-held',
  failed: 'errors.outcome-failed',
  cancelled: 'errors.outcome-cancelled',
  released: 'errors.outcome-released',
  lost: 'errors.outcome-lost',
};

/** What became of the work after a failure. Pure. */
export const outcomeLabel = (t: Translate, { outcome }: ErrorLogEntry): string => t(outcomeKeys[outcome]);

/** One fact of an entry, for who looks into it or asks the provider's support. */
export interface ErrorFact {
  readonly key: MessageKey;
  readonly value: string;
}

/** The facts of an entry: codes and names, never content. Pure. */
export const errorFacts = (t: Translate, entry: ErrorLogEntry): readonly ErrorFact[] => {
  const { provider } = entry;
  const facts: readonly (readonly [MessageKey, string | null])[] = [
    ['errors.fact-server', provider?.origin ?? null],
    ['connection.model', provider?.model ?? null],
    ['errors.fact-status', provider?.status == null ? null : String(provider.status)],
    ['errors.fact-provider-code', provider?.providerCode ?? null],
    ['errors.fact-request', provider?.requestId ?? null],
    ['errors.fact-code', entry.code],
    ['errors.fact-fault', provider?.fault ?? null],
    ['errors.fact-work', t('errors.work', { kind: entry.jobKind, queue: entry.queue, no: entry.claimNo })],
    ['errors.fact-job', entry.jobId],
  ];
  return facts.flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
};
