import type { Prompt } from '#shared/model/prompt.ts';
import type { ProviderName } from '#shared/model/run.ts';

/** Tokens of one call, as the provider counted them. The embedded drafter uses none. */
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

/** One section to draft. `compose` is how the embedded drafter gets at the kind's own text without knowing kinds. */
export interface DraftRequest {
  readonly sectionKey: string;
  readonly prompt: Prompt;
  readonly model: string | null;
  /** Composes the section without a model; only the embedded provider calls it. */
  readonly compose: () => string;
}

/** What a provider streams: text as it comes, then exactly one `completed`. A stream that ends without it was cut. */
export type DraftEvent =
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
}
