import type { LookupFunction } from 'node:net';
import { ProviderFault } from '../provider-fault.ts';

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
 * The runtime's class of dispatchers that connect directly. Where the environment names a proxy (`NODE_USE_ENV_PROXY`), the
 * runtime's own dispatcher is one that goes through it, which would have the proxy look names up: the direct one that it
 * keeps beside, for hosts that need no proxy, has the class. Null where there is none.
 */
const findAgentClass = (dispatcher: object): (new (options: object) => Dispatcher) | null => {
  const kept = Object.getOwnPropertySymbols(dispatcher).map((key): unknown => Reflect.get(dispatcher, key));
  for (const one of [dispatcher, ...kept]) {
    if (typeof one !== 'object' || one === null) continue;
    const Agent: unknown = one.constructor;
    // Another class might not be made this way.
    if (isAgentClass(Agent) && Agent.name === 'Agent') return Agent;
  }
  return null;
};

/**
 * Part of the options of `fetch`: Node's own gives up on headers, and on pauses in a body, after five minutes, which a local
 * server that loads a large model may well need. Our own limits, from the connection, are shorter or longer as the user wants.
 * Connections are direct, never through a proxy of the environment, so that the addresses that were looked at are those
 * that are connected to. Empty where the runtime shows no dispatcher to make another of and no look-up is asked for;
 * throws a ProviderFault where one is.
 *
 * @param lookup what names are resolved by as connections are made
 */
export const patientDispatcher = (lookup?: LookupFunction): { dispatcher?: Dispatcher } => {
  const known = dispatchers.get(lookup ?? dispatchersOfAll);
  if (known !== undefined) return known;
  const current: unknown = Reflect.get(globalThis, dispatcherKey);
  const Agent = typeof current === 'object' && current !== null ? findAgentClass(current) : null;
  if (Agent === null) {
    if (lookup === undefined) return {};
    throw new ProviderFault('invalid', 'where the request would go cannot be checked', {
      providerCode: 'forbidden_address',
    });
  }
  const connect = lookup === undefined ? {} : { connect: { lookup } };
  const made = { dispatcher: new Agent({ headersTimeout: 0, bodyTimeout: 0, ...connect }) };
  dispatchers.set(lookup ?? dispatchersOfAll, made);
  return made;
};
