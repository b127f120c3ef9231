import type { AppDeps, ReadPicture } from '../ports.ts';

/** Reads a kept picture with its type. */
export const readPicture =
  ({ store, assetFiles }: AppDeps): ReadPicture =>
  async (id) => {
    const facts = store.assets.get(id);
    const content = facts === null ? null : await assetFiles.read(id);
    return facts === null || content === null ? null : { type: facts.type, content };
  };
