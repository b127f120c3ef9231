import type { PresetName } from '#shared/model/connection.ts';
import { localPresets, presets } from '#shared/model/connection.ts';
import { readModels } from './list-models.ts';
import { orAborted } from './or-aborted.ts';
import type { Timers } from './provider-options.ts';
import { readJson } from './read-json.ts';

/** A server on this machine answers at once or isn't there. */
const patienceMs = 1_500;

export interface FoundServer {
  readonly preset: PresetName;
  readonly baseUrl: string;
  readonly models: string[];
}

const askAt = async (baseUrl: string, signal: AbortSignal): Promise<string[] | null> => {
  const response = await globalThis.fetch(`${baseUrl}/models`, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal,
  });
  return response.ok ? readModels(readJson(await response.text())) : null;
};

interface SearchOptions {
  readonly timers: Timers;
  readonly signal?: AbortSignal;
  /** Addresses to try instead of the usual ports. */
  readonly addresses?: readonly { readonly preset: PresetName; readonly baseUrl: string }[];
}

const usualAddresses = localPresets.map((preset) => ({ preset, baseUrl: presets[preset].baseUrl }));

/**
 * Looks for servers with models on the usual ports of this machine; whatever else answers there is passed over. Sends no key,
 * and nothing to anywhere else. Rejects with the signal's reason only.
 */
export const findLocal = async ({
  timers,
  signal,
  addresses = usualAddresses,
}: SearchOptions): Promise<FoundServer[]> => {
  const controller = new AbortController();
  const stop = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  const unset = timers.set(() => controller.abort(), patienceMs);
  try {
    const found = await Promise.all(
      addresses.map(async ({ preset, baseUrl }) => {
        const models = await orAborted(askAt(baseUrl, controller.signal), controller.signal).catch(() => null);
        return models === null ? [] : [{ preset, baseUrl, models }];
      }),
    );
    signal?.throwIfAborted();
    return found.flat();
  } finally {
    unset();
    signal?.removeEventListener('abort', stop);
    controller.abort();
  }
};
