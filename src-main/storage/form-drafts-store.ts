import { z } from 'zod';
import { assetIdsIn } from '#shared/model/asset.ts';
import type { Json } from '#shared/model/json.ts';
import { jsonSchema } from '#shared/model/json.ts';
import type { AssetsStore } from './assets-store.ts';
import type { Database } from './database.ts';

const rowSchema = z.object({ value: z.string().transform((text) => jsonSchema.parse(JSON.parse(text))) });

/** Forms of new documents while they are filled in, by kind of document. */
export interface FormDraftsStore {
  /** The form as it was saved last; null where none is kept, or it can't be read any more. */
  get(kind: string): Json;
  save(kind: string, value: Json, now: number): void;
  remove(kind: string, now: number): void;
}

export const createFormDraftsStore = ({ connection, write }: Database, assets: AssetsStore): FormDraftsStore => {
  const select = connection.prepare<[string]>('SELECT value FROM form_drafts WHERE kind = ?');
  const upsert = connection.prepare<[string, string, number]>(`
    INSERT INTO form_drafts (kind, value, saved_at) VALUES (?, ?, ?)
    ON CONFLICT (kind) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at`);
  const remove = connection.prepare<[string]>('DELETE FROM form_drafts WHERE kind = ?');
  const selectText = connection.prepare<[string], { value: string }>('SELECT value FROM form_drafts WHERE kind = ?');
  /** Changes a form: what it named before begins its days unnamed, unless it still names it. */
  const change = (kind: string, now: number, work: () => void): void =>
    write(() => {
      const before = selectText.get(kind);
      work();
      if (before !== undefined) assets.release(assetIdsIn(before.value), now);
    });
  return {
    get: (kind) => {
      const parsed = rowSchema.safeParse(select.get(kind));
      return parsed.success ? parsed.data.value : null;
    },
    save: (kind, value, now) => {
      change(kind, now, () => void upsert.run(kind, JSON.stringify(value), now));
    },
    remove: (kind, now) => {
      change(kind, now, () => void remove.run(kind));
    },
  };
};
