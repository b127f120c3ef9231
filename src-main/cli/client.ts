import type { AppEvent } from '#shared/contract/events.ts';
import type { RouteInput, RouteName, RouteOutput } from '#shared/contract/routes.ts';
import type { Result } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';

/** The contract as the terminal uses it: the same calls and events as the window, whatever carries them. */
export interface Client {
  call<R extends RouteName>(name: R, input: RouteInput<R>): Promise<Result<RouteOutput<R>>>;
  /** `onLost` is called once if who answers goes away; every later call then answers an error. */
  on(listener: (event: AppEvent) => void, onLost?: () => void): () => void;
}

/** Calls and unwraps: an error comes as an AppFailure. */
export const callOrThrow = async <R extends RouteName>(
  client: Client,
  name: R,
  input: RouteInput<R>,
): Promise<RouteOutput<R>> => {
  const result = await client.call(name, input);
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};
