import { finalResponse, responsesStream } from './responses-stream.ts';
import type { Step } from './script.ts';
import type { ScriptedStream, StreamStep } from './stream-events.ts';

interface StoredCall {
  readonly step: StreamStep;
  readonly model: string;
  isCancelled: boolean;
}

/** A step of which nothing is cut off: in the background an answer is made whole, whoever listens. */
const whole = (step: StreamStep): StreamStep => {
  if (finalResponse(step, '', '') !== null) return step;
  const { text, usage, delayMs, headers } = step;
  return { do: 'answer', text, usage, delayMs, headers, isBare: false };
};

const sequenceOf = (data: object | string): number => {
  const sequence: unknown = typeof data === 'string' ? -1 : Reflect.get(data, 'sequence_number');
  return typeof sequence === 'number' ? sequence : -1;
};

/** Calls that go on without their client: `background: true`. */
export class BackgroundCalls {
  readonly #calls = new Map<string, StoredCall>();

  add(id: string, step: StreamStep, model: string): void {
    this.#calls.set(id, { step: whole(step), model, isCancelled: false });
  }

  has(id: string): boolean {
    return this.#calls.has(id);
  }

  cancel(id: string): void {
    const call = this.#calls.get(id);
    if (call) call.isCancelled = true;
  }

  /** What retrieving shows: the end of it, or that it is under way where the step says so. */
  response(id: string): object | null {
    const call = this.#calls.get(id);
    if (!call) return null;
    if (call.isCancelled) return { id, object: 'response', status: 'cancelled', output: [] };
    return finalResponse(call.step, id, call.model);
  }

  /** The rest of its stream after an event, cut off as the step for this retrieval says. */
  streamAfter(id: string, sequence: number, step: Step | null): ScriptedStream | null {
    const call = this.#calls.get(id);
    if (!call) return null;
    const rest = responsesStream(call.step, id, call.model).events.filter(({ data }) => sequenceOf(data) > sequence);
    if (step === null || step.do === 'answer' || !('afterDeltas' in step)) return { events: rest, ending: 'close' };
    const ending = step.do === 'stall' || step.do === 'reset' ? step.do : 'close';
    return { events: rest.slice(0, step.afterDeltas), ending };
  }
}
