import type { Result } from '../model/app-error.ts';
import type { AppEvent } from './events.ts';
import type { RouteInput, RouteName, RouteOutput } from './routes.ts';

/** All that the preload script puts on `window.dossier`. */
export interface Bridge {
  call<R extends RouteName>(name: R, input: RouteInput<R>): Promise<Result<RouteOutput<R>>>;
  /** Hears every event until the returned function is called. */
  on(listener: (event: AppEvent) => void): () => void;
}

/** The IPC channels; only the preload script and the Electron transport name them. */
export const callChannel = 'dossier:call';
export const eventChannel = 'dossier:event';
