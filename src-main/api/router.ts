import type { RouteName, RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { routes } from '#shared/contract/routes.ts';
import type { AppError, Result } from '#shared/model/app-error.ts';
import { AppFailure, err, ok } from '#shared/model/app-error.ts';
import { invalidInputError } from '#shared/model/invalid-input.ts';

/** One handler a route: a command or a query, bound to what it needs. */
export type RouteHandlers = {
  readonly [R in RouteName]: (input: RouteParsedInput<R>) => RouteOutput<R> | Promise<RouteOutput<R>>;
};

export interface Router {
  /** Parses, dispatches and turns whatever goes wrong into a value. Never rejects. */
  call<R extends RouteName>(name: R, input: unknown): Promise<Result<RouteOutput<R>>>;
  /** The same for a caller that isn't typed: a name that is no route is an error like any other. */
  callUntyped(name: unknown, input: unknown): Promise<Result<unknown>>;
  /**
   * Takes no more calls. Resolves once those under way are answered: commands with what they came to, since they may have
   * changed something; what only reads or waits, with an error at once. Must come before the store is closed.
   *
   * @param graceMs how long commands are waited for; one that fails later is answered with an error
   */
  close(graceMs: number): Promise<void>;
}

export interface RouterDeps {
  readonly handlers: RouteHandlers;
  /** Resolves once all commits so far are on the disk; rejects with an AppFailure when they can't get there. */
  readonly whenDurable: () => Promise<void>;
  readonly timers: { set(callback: () => void, delayMs: number): () => void };
  /** Told of errors that aren't AppFailures, with the route's name and nothing of the input. */
  readonly onUnexpected: (route: RouteName, error: unknown) => void;
}

/**
 * Routes that change nothing in the store, so that their answers need not wait for the disk. Any other route waits: a new one
 * that should not has to be named here.
 */
const reading = [
  'app.get-snapshot',
  'batch.get',
  'connection.find-local',
  'connection.list',
  'connection.test',
  'document.get',
  'document.get-live-page',
  'document.list',
  'document.print-preview',
  'error-log.list',
  'export.get-batch',
  'export.list-batches',
  'form-draft.get',
  'job.get',
  'job.list',
  'network.changed',
  'queue.get-overview',
  'response-cache.get',
  'run.get-record',
  'sample.get',
  'section.get',
  'source.read',
  'theme.export',
  'theme.get-logo',
  'theme.list',
  'theme.print-preview',
  'usage.get-spending',
  'usage.get-totals',
] as const satisfies readonly RouteName[];

/** Routes that change nothing but say what has happened: they wait for the disk, and for nothing once Dossier closes. */
const waiting = ['job.wait'] as const satisfies readonly RouteName[];

const isOneOf = (names: readonly RouteName[], name: RouteName): boolean => names.includes(name);

const unexpected: AppError = {
  code: 'internal',
  message: 'Something unexpected went wrong.',
  action: 'Try again. Nothing that was saved is lost.',
};

const closing: AppError = {
  code: 'internal',
  message: 'Dossier is closing.',
  action: 'Nothing that was saved is lost.',
};

const isRouteName = (name: unknown): name is RouteName => typeof name === 'string' && Object.hasOwn(routes, name);

/**
 * The one door to commands and queries, whichever transport a call comes by: the caller was checked before, the input
 * is parsed here. A command is answered once what it changed is on the disk.
 */
export const createRouter = ({ handlers, whenDurable, timers, onUnexpected }: RouterDeps): Router => {
  let isClosed = false;
  let tellClosing = () => {};
  const isClosing = new Promise<'closing'>((resolve) => {
    tellClosing = () => resolve('closing');
  });
  const commands = new Set<Promise<unknown>>();

  const answer = async <R extends RouteName>(name: R, input: unknown): Promise<Result<RouteOutput<R>>> => {
    const parsed = routes[name].input.safeParse(input);
    if (!parsed.success) return err(invalidInputError(parsed.error));
    try {
      // The route's own schema made `parsed.data`, which the compiler can't follow through the table of all routes.
      const value = await handlers[name](parsed.data as RouteParsedInput<R>);
      if (!isOneOf(reading, name)) await whenDurable();
      return ok(value);
    } catch (error) {
      if (isClosed) return err(closing);
      if (error instanceof AppFailure) return err(error.error);
      onUnexpected(name, error);
      return err(unexpected);
    }
  };

  const call = async <R extends RouteName>(name: R, input: unknown): Promise<Result<RouteOutput<R>>> => {
    if (isClosed) return err(closing);
    const answered = answer(name, input);
    if (isOneOf(reading, name) || isOneOf(waiting, name)) {
      const first = await Promise.race([answered, isClosing]);
      return first === 'closing' ? err(closing) : first;
    }
    commands.add(answered);
    try {
      return await answered;
    } finally {
      commands.delete(answered);
    }
  };

  return {
    call,
    close: async (graceMs) => {
      isClosed = true;
      tellClosing();
      let cancelGrace = () => {};
      const grace = new Promise<void>((resolve) => {
        cancelGrace = timers.set(resolve, graceMs);
      });
      await Promise.race([Promise.all(commands), grace]);
      cancelGrace();
    },
    callUntyped: async (name, input) => {
      if (isRouteName(name)) return call(name, input);
      // What isn't a string may not even have one: an object can cross with a toString that is no function.
      const said = typeof name === 'string' ? name.slice(0, 80) : typeof name;
      return err({ code: 'not-found', message: `There is no route "${said}".` });
    },
  };
};
