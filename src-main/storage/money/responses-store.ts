import type { Effect } from '#shared/model/effect.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { Database } from '../database.ts';

type CacheResponse = Extract<Effect, { type: 'cache-response' }>;

/** Cached answers by request (requirement A12). */
export interface ResponsesStore {
  /** The answer to exactly that question, unless it is older than `since` (epoch milliseconds). */
  get(key: string, since: number): { readonly content: string } | null;
  /** @param documentId whose text it is: the answer goes when that is deleted for good */
  put(response: CacheResponse, documentId: DocumentId | null, now: number): void;
  /** Counts the answer as used now. */
  touch(key: string, now: number): void;
  size(): { readonly entries: number; readonly bytes: number };
  /**
   * Removes what was kept before `olderThan`, then the longest unused until the rest fits into `maxBytes`; at most
   * `limit` answers in one go. Says whether there is more to remove.
   */
  trim(olderThan: number, maxBytes: number, limit: number): boolean;
  clear(): void;
}

/** Approximate bytes of an answer besides its text. */
const rowBytes = 200;

export const createResponsesStore = (db: Database): ResponsesStore => {
  const { connection } = db;
  const select = connection.prepare<[string, number], { content: string }>(
    'SELECT content FROM response_cache WHERE key = ? AND created_at >= ?',
  );
  const insert = connection.prepare<Record<string, unknown>>(`
    INSERT INTO response_cache (key, provider, model, content, input_tokens, output_tokens, bytes, document_id,
      created_at, used_at)
    SELECT @key, @provider, @model, @content, @inputTokens, @outputTokens, @bytes, @documentId, @now, @now
    WHERE @documentId IS NULL OR EXISTS (SELECT 1 FROM documents WHERE id = @documentId)
    ON CONFLICT DO UPDATE SET content = excluded.content, input_tokens = excluded.input_tokens,
      output_tokens = excluded.output_tokens, bytes = excluded.bytes, document_id = excluded.document_id, created_at = excluded.created_at,
      used_at = excluded.used_at`);
  const use = connection.prepare<[number, string]>('UPDATE response_cache SET used_at = ? WHERE key = ?');
  const selectSize = connection.prepare<[], { entries: number; bytes: number }>(
    'SELECT count(*) AS entries, coalesce(sum(bytes), 0) AS bytes FROM response_cache',
  );
  const removeOld = connection.prepare<[number, number]>(
    'DELETE FROM response_cache WHERE key IN (SELECT key FROM response_cache WHERE created_at < ? LIMIT ?)',
  );
  const selectLeastUsed = connection.prepare<[number], { key: string; bytes: number }>(
    'SELECT key, bytes FROM response_cache ORDER BY used_at LIMIT ?',
  );
  const remove = connection.prepare<[string]>('DELETE FROM response_cache WHERE key = ?');
  const removeAll = connection.prepare<[]>('DELETE FROM response_cache');
  const size = () => selectSize.get() ?? { entries: 0, bytes: 0 };
  return {
    get: (key, since) => select.get(key, since) ?? null,
    put: (response, documentId, now) => {
      const { key, provider, model, content, inputTokens, outputTokens } = response;
      const bytes = new TextEncoder().encode(content).length + rowBytes;
      insert.run({ key, provider, model, content, inputTokens, outputTokens, bytes, documentId, now });
    },
    touch: (key, now) => {
      use.run(now, key);
    },
    size,
    trim: (olderThan, maxBytes, limit) =>
      db.write(() => {
        if (removeOld.run(olderThan, limit).changes === limit) return true;
        let { bytes } = size();
        for (const row of bytes > maxBytes ? selectLeastUsed.all(limit) : []) {
          if (bytes <= maxBytes) break;
          remove.run(row.key);
          bytes -= row.bytes;
        }
        return bytes > maxBytes;
      }, 'normal'),
    clear: () => {
      db.write(() => removeAll.run());
    },
  };
};
