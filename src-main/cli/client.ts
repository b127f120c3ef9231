import type { AppEvent } from '#shared/contract/events.ts';
import type { RouteInput, RouteName, RouteOutput } from '#shared/contract/routes.ts';
import type { Result } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';

/** The contract as the terminal uses it: the same calls and events as the window, over any transport. */
export interface Client {
  call<R extends RouteName>(name: R, input: RouteInput<R>): Promise<Result<RouteOutput<R>>>;
  /** `onLost` is called once if the owner quits; later calls return an error. */
  on(listener: (event: AppEvent) => void, onLost?: () => void): () => void;
}

/** The owner went away before it answered: what was asked may have been done, and can be asked again under the same name. */
export class OwnerLost extends AppFailure {
  override readonly name = 'OwnerLost';
}

/** Calls a route and unwraps the result. Throws an AppFailure. */
export const callOrThrow = async <R extends RouteName>(
  client: Client,
  name: R,
  input: RouteInput<R>,
): Promise<RouteOutput<R>> => {
  const result = await client.call(name, input);
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};
