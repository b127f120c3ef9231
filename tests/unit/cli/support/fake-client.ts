import type { Client } from '../../../../src-main/cli/client.ts';
import type { AppEvent } from '../../../../src-shared/contract/events.ts';
import type { RouteInput, RouteName, RouteOutput } from '../../../../src-shared/contract/routes.ts';
import { routes } from '../../../../src-shared/contract/routes.ts';
import { AppFailure, err, ok } from '../../../../src-shared/model/app-error.ts';

type Answers = { [R in RouteName]?: (input: RouteInput<R>) => unknown };

/** An owner in memory: answers what the test says, tells what the test tells, and goes away when it should. */
export const createFakeClient = (answers: Answers) => {
  const calls: { name: RouteName; input: unknown }[] = [];
  const hearers = new Set<{ hear: (event: AppEvent) => void; onLost: () => void }>();
  let isClosed = false;
  const client: Client & { close(): void } = {
    call: async <R extends RouteName>(name: R, input: RouteInput<R>) => {
      calls.push({ name, input: routes[name].input.parse(input) });
      const answer: ((input: RouteInput<R>) => unknown) | undefined = answers[name];
      if (!answer) return err({ code: 'not-found', message: `Nobody answers ${name}.` });
      try {
        // Parsed by the route's own schema, which the compiler can't follow through the table of all routes.
        return ok(routes[name].output.parse(await answer(input)) as RouteOutput<R>);
      } catch (error) {
        if (error instanceof AppFailure) return err(error.error);
        throw error;
      }
    },
    on: (hear, onLost = () => {}) => {
      const hearer = { hear, onLost };
      hearers.add(hearer);
      return () => hearers.delete(hearer);
    },
    close: () => {
      isClosed = true;
    },
  };
  return {
    client,
    calls,
    /** Calls of one route, as the owner reads them. */
    callsOf: (name: RouteName) => calls.filter((call) => call.name === name).map(({ input }) => input),
    tell: (event: AppEvent) => {
      for (const { hear } of hearers) hear(event);
    },
    lose: () => {
      for (const { onLost } of hearers) onLost();
    },
    get hearerCount() {
      return hearers.size;
    },
    get isClosed() {
      return isClosed;
    },
  };
};

/** A terminal that keeps what is written to it. */
export const createFakeTerminal = (columns: number | null = null) => {
  const out: string[] = [];
  const errors: string[] = [];
  return {
    out,
    errors,
    terminal: {
      out: (line: string) => void out.push(line),
      err: (line: string) => void errors.push(line),
      columns: () => columns,
    },
  };
};
