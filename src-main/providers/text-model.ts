import type { z } from 'zod';
import type { Prompt } from '#shared/model/prompt.ts';
import type { ProviderName } from '#shared/model/run.ts';

/** Tokens of one call, as the provider counted them: cached ones are part of the input, thinking is part of the output. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
}

/** The usage of a call that reaches no model. */
export const noUsage: TokenUsage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };

/** Waits so many milliseconds. Rejects with the signal's reason as soon as it is aborted. */
export type Pause = (delayMs: number, signal: AbortSignal) => Promise<void>;

/** A call that goes on at the provider without us: what must be stored to find it again. */
export interface RemoteCall {
  readonly responseId: string;
  /** The last event of its stream that was seen. */
  readonly sequence: number;
}

/** Stores calls that outlive the process. Given only if the user turned such calls on. */
export interface RemoteCalls {
  /** The call that an earlier run of the app began for this request, or null. */
  readonly pending: RemoteCall | null;
  /** Stores the call, before anything is waited for; throws when it can't be stored. */
  started(call: RemoteCall): void;
  /** Stores the last event that was read from its stream. */
  progressed(sequence: number): void;
}

/** The schema of an answer as data. An answer that doesn't fit is asked for once more, then it is `malformed`. */
export interface DataShape {
  /** Letters, digits, `_`, `-`. */
  readonly name: string;
  readonly schema: z.ZodType;
}

/** One step to draft. The embedded drafter calls `compose`, so it doesn't need to know the kinds. */
export interface DraftRequest {
  /** The step's name within its document. */
  readonly sectionKey: string;
  readonly prompt: Prompt;
  readonly model: string | null;
  /** Composes the section without a model; only the embedded provider calls it. */
  readonly compose: () => string | Promise<string>;
  /** For an answer as data: its text is then JSON that fits. */
  readonly shape?: DataShape;
  readonly remote?: RemoteCalls;
}

/**
 * What a provider streams: `sent` when a request is about to leave, so that from here on it may be billed (never for a
 * drafter that costs nothing); text as it comes; then exactly one `completed`. A stream that ends without it was cut.
 */
export type DraftEvent =
  | { readonly type: 'sent' }
  | { readonly type: 'delta'; readonly text: string }
  | {
      readonly type: 'completed';
      readonly text: string;
      readonly usage: TokenUsage;
      readonly requestId: string | null;
    };

/** The port that every text model implements. Throws a ProviderFault, or the signal's reason when aborted. */
export interface TextModel {
  readonly name: ProviderName;
  /** Scheme, host and port of the server, or `embedded`: what lanes and limiters are kept by. */
  readonly origin: string;
  draft(request: DraftRequest, signal: AbortSignal): AsyncIterable<DraftEvent>;
  /** Tells the provider that a call is no longer needed. Doesn't wait for the answer and never throws. */
  cancelRemote?(responseId: string): void;
}
