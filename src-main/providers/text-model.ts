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

/** What a call costs that reaches no model. */
export const noUsage: TokenUsage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };

/** Waits so many milliseconds, or less when the signal is aborted (then it rejects with the signal's reason). */
export type Pause = (delayMs: number, signal: AbortSignal) => Promise<void>;

/** A call that goes on at the provider without us, as it has to be remembered to be found again. */
export interface RemoteCall {
  readonly responseId: string;
  /** The last event of its stream that was seen. */
  readonly sequence: number;
}

/** How a provider remembers calls that outlive the process; given only where the user wants them so. */
export interface RemoteCalls {
  /** The call of this very request that an earlier life began, or null. */
  readonly pending: RemoteCall | null;
  /** Stores the call, before anything is waited for; throws when it can't be stored. */
  started(call: RemoteCall): void;
  /** Stores how far its stream was seen. */
  progressed(sequence: number): void;
}

/** What an answer as data is to fit: what doesn't is asked for once more with what was wrong, then `malformed`. */
export interface DataShape {
  /** Letters, digits, `_`, `-`. */
  readonly name: string;
  readonly schema: z.ZodType;
}

/** One step to draft. `compose` is how the embedded drafter gets at the kind's own text without knowing kinds. */
export interface DraftRequest {
  /** The step's name within its document. */
  readonly sectionKey: string;
  readonly prompt: Prompt;
  readonly model: string | null;
  /** Composes the section without a model; only the embedded provider calls it. */
  readonly compose: () => string;
  /** Set where the answer is to be data: its text is JSON then, and fits. */
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

/** The port every text model stands behind. Throws a ProviderFault, or the signal's reason when aborted. */
export interface TextModel {
  readonly name: ProviderName;
  /** Scheme, host and port of the server, or `embedded`: what lanes and limiters are kept by. */
  readonly origin: string;
  draft(request: DraftRequest, signal: AbortSignal): AsyncIterable<DraftEvent>;
  /** Tells the provider that nobody waits for a call any more. Doesn't wait, and never fails: it is a courtesy. */
  cancelRemote?(responseId: string): void;
}
