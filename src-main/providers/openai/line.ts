import type OpenAI from 'openai';
import { ProviderFault } from '../provider-fault.ts';
import { classifyError, faultOfAnswer } from './classify-error.ts';
import { addressOf } from './connection-address.ts';
import { createClient } from './create-client.ts';
import type { Exchange } from './guarded-fetch.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import { createIdleWatchdog } from './idle-watchdog.ts';
import { orAborted } from './or-aborted.ts';
import type { OpenAiOptions } from './provider-options.ts';

/** One request to the server, from its place in the gate to the end of its stream. Always close it. */
export interface Line {
  readonly client: OpenAI;
  readonly fetch: ReturnType<typeof createGuardedFetch>;
  /** Aborted with the caller's signal, or when the server takes too long. */
  readonly signal: AbortSignal;
  /** The head of the answer, once it has come. */
  readonly exchange: Readonly<Exchange>;
  /** Waits for an answer's headers, up to the connection's limit. */
  answer<T>(begin: () => PromiseLike<T>): Promise<T>;
  /** The events of a stream. Each must arrive within the connection's limit. */
  events(stream: AsyncIterable<unknown>): AsyncIterable<unknown>;
  /** What to throw for an error: the caller's reason where it was aborted, else a ProviderFault. */
  errorOf(error: unknown): unknown;
  /** Ends the request and gives the place in the gate back. */
  close(): void;
}

const assertKey = ({ connection, key }: OpenAiOptions): void => {
  if (addressOf(connection).reach !== 'internet' || key() !== null) return;
  throw new ProviderFault('auth', 'there is no key for this server', { providerCode: 'no_key' });
};

/** How long a request waits at the gate. Longer waits are left to the queue, where they cost no attempt. */
const gatePatienceMs = 10_000;

/** Takes a place in the gate. Throws `rate-limited` when none becomes free in time. */
const enterSoon = async ({ gate, timers }: OpenAiOptions, signal: AbortSignal): Promise<() => void> => {
  const tooLong = () => {
    const waitMs = gate.waitMs();
    return new ProviderFault('rate-limited', 'the gate is shut', waitMs > 0 ? { retryAfterMs: waitMs } : {});
  };
  if (gate.waitMs() > gatePatienceMs) throw tooLong();
  const controller = new AbortController();
  const follow = (): void => controller.abort(signal.reason);
  signal.addEventListener('abort', follow, { once: true });
  const cancelPatience = timers.set(() => controller.abort(tooLong()), gatePatienceMs);
  try {
    return await gate.enter(controller.signal);
  } finally {
    cancelPatience();
    signal.removeEventListener('abort', follow);
  }
};

/**
 * Gets everything ready for one request: the key, a place and permit of the origin's gate, and a look at where the address
 * leads. Rejects with a ProviderFault or the signal's reason; nothing has been sent by then.
 */
export const openLine = async (options: OpenAiOptions, signal: AbortSignal): Promise<Line> => {
  const { connection, gate, timers } = options;
  signal.throwIfAborted();
  assertKey(options);
  const address = addressOf(connection);
  const release = await enterSoon(options, signal);
  const controller = new AbortController();
  // Followed by hand: `AbortSignal.any` is missing in older runtimes, and has lost signals to the garbage collector in others.
  const follow = (): void => controller.abort(signal.reason);
  signal.addEventListener('abort', follow, { once: true });
  const watchdog = createIdleWatchdog(timers);
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    watchdog.stop();
    signal.removeEventListener('abort', follow);
    controller.abort(new ProviderFault('cut', 'the request was given up'));
    release();
  };
  try {
    signal.throwIfAborted();
    await orAborted(options.checkAddress(new URL(address.url), signal), signal);
  } catch (error) {
    close();
    throw error;
  }
  const exchange: Exchange = { answer: null };
  const fetch = createGuardedFetch({
    origin: address.origin,
    key: options.key,
    exchange,
    lookup: options.connectLookup,
  });

  const note = (isRateLimit: boolean): void => {
    if (exchange.answer !== null) gate.note({ ...exchange.answer, isRateLimit });
  };
  const overdue = (kind: 'timeout' | 'stalled', message: string) => (): void =>
    controller.abort(faultOfAnswer(kind, message, exchange));

  return {
    client: createClient(connection, fetch),
    fetch,
    signal: controller.signal,
    exchange,
    async answer(begin) {
      controller.signal.throwIfAborted();
      watchdog.expectWithin(connection.firstByteSeconds, overdue('timeout', 'no answer came in time'));
      const answer = await orAborted(begin(), controller.signal);
      watchdog.stop();
      if (exchange.answer !== null && exchange.answer.status < 400) note(false);
      return answer;
    },
    async *events(stream) {
      const iterator = stream[Symbol.asyncIterator]();
      try {
        for (;;) {
          watchdog.expectWithin(connection.idleSeconds, overdue('stalled', 'the answer stopped coming'));
          const next = await orAborted(iterator.next(), controller.signal);
          // The SDK ends its loop silently on abort.
          controller.signal.throwIfAborted();
          watchdog.stop();
          if (next.done === true) return;
          yield next.value;
        }
      } finally {
        watchdog.stop();
        // Not awaited: a stuck connection would block us too. Closing the line ends it.
        void Promise.resolve(iterator.return?.()).catch(() => undefined);
      }
    },
    errorOf(error) {
      if (signal.aborted) return signal.reason;
      const reason: unknown = controller.signal.aborted ? controller.signal.reason : error;
      const fault = classifyError(reason, { ...exchange, now: options.clockNow() });
      if (exchange.answer !== null && (exchange.answer.status >= 400 || fault.kind === 'rate-limited')) {
        note(fault.kind === 'rate-limited');
      }
      return fault;
    },
    close,
  };
};
