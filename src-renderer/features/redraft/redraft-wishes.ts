import type { ConnectionView } from '#shared/model/connection.ts';
import type { RunView } from '#shared/model/document.ts';
import type { DraftWishes } from '../../components/draft-wishes.ts';
import { plainWishes } from '../../components/draft-wishes.ts';
import { wantsKey } from '../../components/server-text.ts';
import type { KnownDrafters } from '../../stores/connections-store.ts';

const isReady = (connection: ConnectionView): boolean => connection.model !== null && !wantsKey(connection);

/**
 * What a dialog to draft again begins with: the model that drafted it, or for a text of the embedded drafter the model that
 * can better it: the one of the settings, else the first that is ready. Pure.
 */
export const wishesForRedraft = (
  run: Pick<RunView, 'provider' | 'model'> | null,
  { connections, defaultProvider }: KnownDrafters,
): DraftWishes => {
  const known = connections ?? [];
  const last = run === null ? undefined : known.find(({ id }) => id === run.provider);
  if (last)
    return { ...plainWishes, provider: last.id, model: run?.model === last.model ? null : (run?.model ?? null) };
  const byDefault = known.find(({ id }) => id === defaultProvider);
  const better = byDefault ?? known.find(isReady) ?? known[0];
  return { ...plainWishes, provider: better?.id ?? null };
};
