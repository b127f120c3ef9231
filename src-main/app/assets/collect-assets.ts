import type { AssetId } from '#shared/model/asset.ts';
import type { AppDeps } from '../ports.ts';
import { portionSize } from '../queue/in-portions.ts';

/** How long an asset is kept that no document and no form names. */
const unnamedDays = 7;

const dayMs = 24 * 60 * 60_000;

/**
 * Removes assets that nobody has named for seven days, and files of that age that no row knows: a crash left those, or an
 * older copy of the store took this one's place. The row goes before its file, so that what is known is there. Whoever puts
 * the same content meanwhile has it kept.
 *
 * @param signal stops it between two files
 */
export const collectAssets = async (deps: AppDeps, signal?: AbortSignal): Promise<void> => {
  const { store, assetFiles, clock, turn } = deps;
  const since = clock.now() - unnamedDays * dayMs;
  const remove = async (id: AssetId): Promise<void> => {
    signal?.throwIfAborted();
    await assetFiles.remove(id, () => store.assets.forget(id, since));
    await turn();
  };
  for (;;) {
    const unnamed = store.assets.unnamed(since, portionSize);
    for (const id of unnamed) await remove(id);
    if (unnamed.length < portionSize) break;
  }
  for await (const { id, putAt } of assetFiles.list()) {
    if (putAt <= since && store.assets.get(id) === null) await remove(id);
  }
  await assetFiles.removeUnfinished();
};
