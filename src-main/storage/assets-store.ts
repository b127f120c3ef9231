import { z } from 'zod';
import type { AssetFacts, AssetId } from '#shared/model/asset.ts';
import { assetFactsSchema, assetIdSchema, assetIdsIn } from '#shared/model/asset.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { Database } from './database.ts';

const idRowSchema = z.object({ id: assetIdSchema });

/** What is known of the files that documents show, and which documents name them. The files are platform/asset-files. */
export interface AssetsStore {
  /** Notes a file that is there, or that it was put once more, from which its days unnamed count anew. */
  put(asset: AssetFacts, now: number): void;
  /** Null for one that isn't kept. */
  get(id: AssetId): AssetFacts | null;
  /** Those of them that are kept. */
  list(ids: readonly AssetId[]): AssetFacts[];
  /**
   * Notes that a document names whatever assets its texts name; within the transaction that stores them. A name lasts as
   * long as the document, because earlier texts and proposals are kept too.
   */
  note(documentId: DocumentId, texts: readonly (string | null)[]): void;
  /** Notes that what named these may not do so any more: those that no document names begin their days unnamed. */
  release(ids: readonly AssetId[], now: number): void;
  /** The assets that documents which were deleted before a moment name. */
  namedByDeleted(before: number): AssetId[];
  /** Some that nobody has named since a moment, oldest first. */
  unnamed(since: number, limit: number): AssetId[];
  /** Forgets an asset if nobody has named it since a moment; returns whether it is unknown now. */
  forget(id: AssetId, since: number): boolean;
}

const columns = 'a.id, a.media_type AS type, a.bytes, a.width, a.height, a.name';

/** A form that is being filled in holds what it names as a document does, until it is sent off or emptied. */
const isUnnamed = `unnamed_since <= ? AND NOT EXISTS (SELECT 1 FROM document_assets WHERE asset_id = a.id)
  AND NOT EXISTS (SELECT 1 FROM form_drafts WHERE instr(value, a.id) > 0)`;

export const createAssetsStore = ({ connection, write }: Database): AssetsStore => {
  const upsert = connection.prepare<Record<string, unknown>>(`
    INSERT INTO assets (id, media_type, bytes, width, height, name, unnamed_since)
    VALUES (@id, @type, @bytes, @width, @height, @name,
      CASE WHEN EXISTS (SELECT 1 FROM document_assets WHERE asset_id = @id) THEN NULL ELSE @now END)
    ON CONFLICT (id) DO UPDATE SET media_type = excluded.media_type, width = excluded.width, height = excluded.height,
      bytes = excluded.bytes, unnamed_since = excluded.unnamed_since`);
  const select = connection.prepare<[string]>(`SELECT ${columns} FROM assets a WHERE a.id = ?`);
  const selectMany = connection.prepare<[string]>(
    `SELECT ${columns} FROM json_each(?) wanted JOIN assets a ON a.id = wanted.value ORDER BY wanted.key`,
  );
  const insertName = connection.prepare<[string, string]>(
    'INSERT INTO document_assets (document_id, asset_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const setNamed = connection.prepare<[string]>('UPDATE assets SET unnamed_since = NULL WHERE id = ?');
  const setUnnamed = connection.prepare<[number, string]>(`
    UPDATE assets SET unnamed_since = ?
    WHERE id = ? AND NOT EXISTS (SELECT 1 FROM document_assets WHERE asset_id = assets.id)`);
  const selectOfDeleted = connection.prepare<[number]>(`
    SELECT DISTINCT n.asset_id AS id FROM documents d JOIN document_assets n ON n.document_id = d.id
    WHERE d.deleted_at < ?`);
  const selectUnnamed = connection.prepare<[number, number]>(
    `SELECT a.id FROM assets a WHERE ${isUnnamed} ORDER BY unnamed_since LIMIT ?`,
  );
  const remove = connection.prepare<[string, number]>(`DELETE FROM assets AS a WHERE id = ? AND ${isUnnamed}`);

  const get = (id: AssetId): AssetFacts | null => {
    const row = select.get(id);
    return row === undefined ? null : assetFactsSchema.parse(row);
  };
  return {
    put: (asset, now) => {
      upsert.run({ ...asset, now });
    },
    get,
    list: (ids) => assetFactsSchema.array().parse(selectMany.all(JSON.stringify(ids))),
    note: (documentId, texts) => {
      for (const id of texts.flatMap((text) => (text === null ? [] : assetIdsIn(text)))) {
        if (insertName.run(documentId, id).changes > 0) setNamed.run(id);
      }
    },
    release: (ids, now) => {
      for (const id of ids) setUnnamed.run(now, id);
    },
    namedByDeleted: (before) =>
      idRowSchema
        .array()
        .parse(selectOfDeleted.all(before))
        .map(({ id }) => id),
    unnamed: (since, limit) =>
      idRowSchema
        .array()
        .parse(selectUnnamed.all(since, limit))
        .map(({ id }) => id),
    forget: (id, since) =>
      write(() => {
        remove.run(id, since);
        return get(id) === null;
      }),
  };
};
