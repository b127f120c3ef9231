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
  /** Takes no more calls, and answers those under way with an error: must come before the store is closed. */
  close(): void;
}

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
 * is parsed here.
 *
 * @param onUnexpected told of errors that aren't AppFailures, with the route's name and nothing of the input
 */
export const createRouter = (
  handlers: RouteHandlers,
  onUnexpected: (route: RouteName, error: unknown) => void,
): Router => {
  let isClosed = false;
  const call = async <R extends RouteName>(name: R, input: unknown): Promise<Result<RouteOutput<R>>> => {
    if (isClosed) return err(closing);
    const parsed = routes[name].input.safeParse(input);
    if (!parsed.success) return err(invalidInputError(parsed.error));
    try {
      // The route's own schema made `parsed.data`, which the compiler can't follow through the table of all routes.
      return ok(await handlers[name](parsed.data as RouteParsedInput<R>));
    } catch (error) {
      if (isClosed) return err(closing);
      if (error instanceof AppFailure) return err(error.error);
      onUnexpected(name, error);
      return err(unexpected);
    }
  };
  return {
    call,
    close: () => {
      isClosed = true;
    },
    callUntyped: async (name, input) => {
      if (isRouteName(name)) return call(name, input);
      // What isn't a string may not even have one: an object can cross with a toString that is no function.
      const said = typeof name === 'string' ? name.slice(0, 80) : typeof name;
      return err({ code: 'not-found', message: `There is no route "${said}".` });
    },
  };
};
