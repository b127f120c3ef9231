import type { FaultKind } from '../provider-fault.ts';
import { ProviderFault } from '../provider-fault.ts';
import type { RemoteCalls } from '../text-model.ts';
import { BackgroundCall } from './background-call.ts';
import { pause } from './pause.ts';
import type { OpenAiOptions } from './provider-options.ts';
import type { AnswerEvent, Question } from './question.ts';

const maxReconnects = 5;
const firstWaitMs = 1_000;
const longestWaitMs = 16_000;

const waitMs = (count: number): number => Math.min(longestWaitMs, firstWaitMs * 2 ** count);

/** Connection faults: the call itself goes on at the provider. */
const isOfConnection = ({ kind, detail }: ProviderFault): boolean =>
  kind === 'cut' ||
  kind === 'stalled' ||
  kind === 'timeout' ||
  kind === 'offline' ||
  (kind === 'server-error' && (detail.status ?? 0) >= 500);

/** A server that answers a streaming retrieval with anything but a stream, or not at all, can perhaps be asked plainly. */
const isStreamUnknown = ({ kind, detail }: ProviderFault): boolean =>
  kind === 'malformed' || kind === 'invalid' || detail.status === 404 || detail.status === 501;

const changed = (fault: ProviderFault, kind: FaultKind, providerCode: string): ProviderFault =>
  new ProviderFault(kind, fault.message, { ...fault.detail, providerCode });

/** A fault that leaves the call running, so it can be resumed. A key that isn't accepted keeps its own code. */
const stillRunning = (fault: ProviderFault): ProviderFault => {
  if (fault.kind === 'auth') return fault;
  return changed(fault, fault.kind === 'server-error' ? 'cut' : fault.kind, 'remote_running');
};

/** A call that failed can't be resumed, whatever its fault. */
const gone = (fault: ProviderFault): ProviderFault => changed(fault, fault.kind, 'remote_gone');

/** Kinds that would look like connection faults for a stored call. */
const looksUnfinished: ReadonlySet<FaultKind> = new Set([
  'offline',
  'cut',
  'stalled',
  'timeout',
  'rate-limited',
  'auth',
  'malformed',
]);

/** How to follow a call next, given what has failed so far. */
class Recovery {
  readonly #call: BackgroundCall;
  #way: 'follow' | 'look' = 'follow';
  #canFollow = true;
  #failures = 0;
  #looks = 0;

  constructor(call: BackgroundCall) {
    this.#call = call;
  }

  next(question: Question): AsyncIterable<AnswerEvent> {
    const { responseId } = this.#call.progress;
    if (responseId === null) return this.#call.create(question);
    return this.#way === 'follow' ? this.#call.follow(responseId) : this.#call.look(responseId);
  }

  /** Call after it was found still running. Returns the wait before the next look, in milliseconds. */
  afterLook(): number {
    this.#failures = 0;
    this.#way = this.#canFollow && this.#call.progress.isNumbered ? 'follow' : 'look';
    return waitMs(this.#looks++);
  }

  /** Returns how long to wait before the next try, in milliseconds, or throws what can't be recovered from. */
  after(error: unknown, wasKnown: boolean): number {
    const { progress, hasEnded } = this.#call;
    if (!(error instanceof ProviderFault) || progress.responseId === null) throw error;
    if (hasEnded) throw looksUnfinished.has(error.kind) ? gone(error) : error;
    const way = wasKnown ? this.#way : 'create';
    this.#way = 'look';
    if (way === 'follow' && isStreamUnknown(error)) {
      this.#canFollow = false;
      return 0;
    }
    if (way === 'look' && error.detail.status === 404) throw changed(error, 'cut', 'remote_gone');
    if (!isOfConnection(error) || this.#failures === maxReconnects) throw stillRunning(error);
    return waitMs(this.#failures++);
  }
}

/**
 * Asks over the Responses API so that the call outlives us: the provider stores it, `remote` remembers it as soon as it has a
 * name, and a lost connection, in this life or the next, is gone on with where it was. A call that `remote` has pending is
 * followed and not paid again. An abort leaves it running. Throws a ProviderFault, whose code is `remote_running` where the
 * call goes on at the provider and `remote_gone` where there is nothing to go on with; or the signal's reason.
 */
export async function* askInBackground(
  options: OpenAiOptions,
  question: Question,
  remote: RemoteCalls,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const call = new BackgroundCall(options, remote, signal);
  const recovery = new Recovery(call);
  for (;;) {
    const wasKnown = call.progress.responseId !== null;
    let delayMs: number;
    try {
      for await (const event of recovery.next(question)) {
        yield event;
        if (event.type === 'ended') return;
      }
      delayMs = recovery.afterLook();
    } catch (error) {
      delayMs = recovery.after(error, wasKnown);
    }
    if (delayMs > 0) await pause(options.timers, delayMs, signal);
  }
}
