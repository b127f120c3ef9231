import type { RemoteCalls } from '../text-model.ts';
import { assertEventStream } from './assert-event-stream.ts';
import { faultOfAnswer } from './classify-error.ts';
import type { Line } from './line.ts';
import { openLine } from './line.ts';
import type { OpenAiOptions } from './provider-options.ts';
import type { AnswerEvent, Question } from './question.ts';
import { readResponsesStream } from './read-responses-stream.ts';
import { RemoteProgress } from './remote-progress.ts';
import { endOf } from './response-end.ts';
import { responseSchema } from './responses-event.ts';
import { responsesRequest } from './responses-request.ts';

/** A background call, and the three ways to follow it. */
export class BackgroundCall {
  readonly #options: OpenAiOptions;
  readonly #signal: AbortSignal;
  readonly #streamed = { text: '' };
  readonly progress: RemoteProgress;
  /** The call has ended; errors thrown from then on are its own. */
  hasEnded = false;

  constructor(options: OpenAiOptions, remote: RemoteCalls, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.progress = new RemoteProgress(remote, options.clockNow);
  }

  async *#over(use: (line: Line) => AsyncIterable<AnswerEvent>): AsyncGenerator<AnswerEvent> {
    const line = await openLine(this.#options, this.#signal);
    try {
      yield* use(line);
    } catch (error) {
      throw this.progress.failure === null ? line.errorOf(error) : this.progress.failure.error;
    } finally {
      line.close();
    }
  }

  async *#read(line: Line, stream: AsyncIterable<unknown>): AsyncGenerator<AnswerEvent> {
    assertEventStream(line);
    const { progress } = this;
    const see = progress.see.bind(progress);
    const onEnd = (): void => {
      this.hasEnded = true;
    };
    yield* readResponsesStream(line, stream, this.#options.clockNow, this.#streamed, see, onEnd);
  }

  /** Starts the call. */
  create(question: Question): AsyncIterable<AnswerEvent> {
    const body = responsesRequest(this.#options, question, true);
    const read = this.#read.bind(this);
    return this.#over(async function* (line) {
      yield { type: 'sent' };
      const stream = await line.answer(() => line.client.responses.create(body, { signal: line.signal }));
      yield* read(line, stream);
    });
  }

  /** The rest of its stream. */
  follow(responseId: string): AsyncIterable<AnswerEvent> {
    const query = { stream: true, starting_after: Math.max(0, this.progress.sequence) } as const;
    const read = this.#read.bind(this);
    return this.#over(async function* (line) {
      const stream = await line.answer(() =>
        line.client.responses.retrieve(responseId, query, { signal: line.signal }),
      );
      yield* read(line, stream);
    });
  }

  /** Asks the provider for its status: yields the end, or nothing while it runs. */
  look(responseId: string): AsyncIterable<AnswerEvent> {
    const streamed = { ...this.#streamed, isRefusal: false };
    const now = this.#options.clockNow;
    const onEnd = (): void => {
      this.hasEnded = true;
    };
    return this.#over(async function* (line) {
      const raw = await line.answer(() => line.client.responses.retrieve(responseId, {}, { signal: line.signal }));
      const response = responseSchema.parse(raw);
      if (response.status === 'queued' || response.status === 'in_progress') return;
      onEnd();
      const end = endOf(response, streamed, { ...line.exchange, now: now() });
      if (end === null) throw faultOfAnswer('malformed', 'the call is in an unknown state', line.exchange);
      yield { type: 'ended', end };
    });
  }
}
