import type { Connection, PresetName } from '#shared/model/connection.ts';
import { connectionSchema, presets } from '#shared/model/connection.ts';

const reserved = ['embedded', 'scripted'];

/** An id of its own for a new connection: the preset's name, numbered where that is taken. Pure. */
export const freeId = (preset: PresetName, taken: readonly string[]): string => {
  const base = preset === 'custom' ? 'server' : preset;
  const used = new Set([...taken, ...reserved]);
  for (let no = 1; ; no += 1) {
    const id = no === 1 ? base : `${base}-${no}`;
    if (!used.has(id)) return id;
  }
};

/** What a new connection begins with. Pure. */
export const newConnection = (preset: PresetName, taken: readonly string[]): Connection => {
  const { label, baseUrl, dialect, suggestedModel, firstByteSeconds } = presets[preset];
  const defaults = connectionSchema.parse({
    id: freeId(preset, taken),
    label,
    preset,
    baseUrl: presets.openai.baseUrl,
  });
  return { ...defaults, baseUrl, dialect, model: suggestedModel, firstByteSeconds };
};
