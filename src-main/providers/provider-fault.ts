import type { TokenUsage } from './text-model.ts';

/** The closed set of what can go wrong at a provider; app/handlers/fault-outcome.ts says what the queue does with each. */
export type FaultKind =
  | 'rate-limited'
  | 'offline'
  | 'auth'
  | 'quota'
  | 'spending-limit'
  | 'timeout'
  | 'server-error'
  | 'cut'
  | 'stalled'
  | 'empty'
  | 'malformed'
  | 'refused'
  | 'invalid'
  | 'too-long'
  | 'truncated';

export interface FaultDetail {
  /** How long the server asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Text that had arrived before the fault, kept for the user. */
  readonly partialText?: string;
  readonly usage?: TokenUsage;
  readonly requestId?: string;
  /** The connection ended before a byte of an answer had come. */
  readonly isBeforeAnswer?: boolean;
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
  /** The provider's own word for it, e.g. `insufficient_quota`. */
  readonly providerCode?: string;
}

/** A provider's failure, classified. The message is for logs and says nothing of the content. */
export class ProviderFault extends Error {
  readonly kind: FaultKind;
  readonly detail: FaultDetail;
  constructor(kind: FaultKind, message: string, detail: FaultDetail = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProviderFault';
    this.kind = kind;
    this.detail = detail;
  }
}

/** Faults of calls that had been sent: the work done so far may have been billed. */
export const mayBeBilled = (kind: FaultKind): boolean => {
  switch (kind) {
    case 'timeout':
    case 'stalled':
    case 'server-error':
    case 'cut':
    case 'malformed':
    case 'empty':
    case 'truncated':
    case 'refused':
      return true;
    case 'rate-limited':
    case 'offline':
    case 'auth':
    case 'quota':
    case 'spending-limit':
    case 'invalid':
    case 'too-long':
      return false;
  }
};
