import type { LookupFunction } from 'node:net';

/** Where Node keeps the dispatcher of its `fetch`. */
const dispatcherKey = Symbol.for('undici.globalDispatcher.1');

type Dispatcher = NonNullable<RequestInit['dispatcher']>;

/** One for each look-up, so that connections are kept and shared. */
const dispatchers = new Map<LookupFunction | typeof dispatchersOfAll, { readonly dispatcher: Dispatcher }>();
const dispatchersOfAll = { name: 'the system’s own look-up' } as const;

/**
 * Closes every connection that is kept, at the end of the app's life: one that is still open has been seen to keep the older
 * runtime from leaving, busy for ever.
 */
export const closeConnections = async (): Promise<void> => {
  const kept = [...dispatchers.values()];
  dispatchers.clear();
  await Promise.allSettled(kept.map(({ dispatcher }) => dispatcher.destroy()));
};

const isAgentClass = (value: unknown): value is new (options: object) => Dispatcher => typeof value === 'function';

/**
 * Part of the options of `fetch`: Node's own gives up on headers, and on pauses in a body, after five minutes, which a local
 * server that loads a large model may well need. Our own limits, from the connection, are shorter or longer as the user wants.
 * Empty where the runtime shows no dispatcher to make another of.
 *
 * @param lookup what names are resolved by as connections are made
 */
export const patientDispatcher = (lookup?: LookupFunction): { dispatcher?: Dispatcher } => {
  const known = dispatchers.get(lookup ?? dispatchersOfAll);
  if (known !== undefined) return known;
  const current: unknown = Reflect.get(globalThis, dispatcherKey);
  if (typeof current !== 'object' || current === null) return {};
  const Agent: unknown = current.constructor;
  // A proxy or a test's double has another class, which might not be made this way.
  if (!isAgentClass(Agent) || Agent.name !== 'Agent') return {};
  const connect = lookup === undefined ? {} : { connect: { lookup } };
  const made = { dispatcher: new Agent({ headersTimeout: 0, bodyTimeout: 0, ...connect }) };
  dispatchers.set(lookup ?? dispatchersOfAll, made);
  return made;
};
