import { z } from 'zod';
import { foldText } from '#shared/model/fold-text.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import { documentIdSchema, runIdSchema } from '#shared/model/ids.ts';
import type { Json } from '#shared/model/json.ts';
import { jsonSchema } from '#shared/model/json.ts';
import type { DocumentKindName } from '#shared/model/run.ts';
import { documentKindSchema } from '#shared/model/run.ts';
import type { ThemeId } from '#shared/model/theme.ts';
import { themeIdSchema } from '#shared/model/theme.ts';
import type { AssetsStore } from './assets-store.ts';
import type { Database } from './database.ts';
import type { EventsStore } from './log/events-store.ts';

const summaryShape = {
  id: documentIdSchema,
  kind: documentKindSchema,
  title: z.string(),
  client: z.string().nullable(),
  /** Whom or what it is about; empty where nobody says. */
  subject: z.string(),
  currentRunId: runIdSchema.nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
};
const summaryRowSchema = z.object(summaryShape);
export type DocumentSummaryRow = z.infer<typeof summaryRowSchema>;

const headShape = {
  ...summaryShape,
  themeId: themeIdSchema.nullable(),
  /** BCP 47; null where the text has changed since somebody asked. */
  language: z.string().nullable(),
};
const headSchema = z.object(headShape);
/** A document without what it is made from, which can be a whole CV. */
export type DocumentHead = z.infer<typeof headSchema>;

const documentRowSchema = z.object({
  ...headShape,
  /** The kind parses it further. */
  input: z.string().transform((text): unknown => JSON.parse(text)),
  /** What the window shows of the input. */
  view: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(jsonSchema),
  searchTerms: z.string(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

const deletedRowSchema = z.object({ id: documentIdSchema, deletedAt: z.number() });

/** What search looks through. */
const searchText = (document: Pick<NewDocument, 'title' | 'client' | 'subject' | 'searchTerms'>): string => {
  const { title, client, subject, searchTerms } = document;
  return foldText([title, client ?? '', subject, searchTerms].join('\n').trimEnd().normalize('NFC'));
};

/** Where a page of the library ends: the next one holds what is older. */
export interface DocumentCursor {
  readonly updatedAt: number;
  readonly id: string;
}

export interface NewDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKindName;
  readonly title: string;
  readonly client: string | null;
  readonly subject: string;
  /** What else of the input it is found by. */
  readonly searchTerms: string;
  readonly input: unknown;
  readonly view: Json;
}

export interface DocumentsStore {
  insert(document: NewDocument, now: number): void;
  setCurrentRun(id: DocumentId, runId: RunId, now: number): void;
  /** Keeps what its text was found to be written in, until the text changes. */
  setLanguage(id: DocumentId, language: string): void;
  rename(id: DocumentId, title: string, now: number): void;
  /** Null for the theme of the settings. */
  setTheme(id: DocumentId, themeId: ThemeId | null): void;
  /** Null for one that was never there or is deleted. */
  get(id: DocumentId): DocumentRow | null;
  /** The input of one that is there, as the JSON it is stored as: a long one isn't parsed to be handed on. */
  inputText(id: DocumentId): string | null;
  /** The same without its input. */
  head(id: DocumentId): DocumentHead | null;
  page(query: { search: string; after: DocumentCursor | null; limit: number }): DocumentSummaryRow[];
  count(search: string): number;
  /** Marks as deleted; `restore` takes it back, `purge` makes it final. */
  remove(ids: readonly DocumentId[], now: number): void;
  /** Takes marks back; returns when each was set. */
  restore(ids: readonly DocumentId[]): { readonly id: DocumentId; readonly deletedAt: number }[];
  /** Deletes for good what was marked before `before`: the assets that only those named are unnamed from then on. */
  purge(before: number): void;
}

const columns = `id, kind, title, client, subject, current_run_id AS currentRunId,
  created_at AS createdAt, updated_at AS updatedAt`;

/** A search term as a LIKE pattern that finds it anywhere, whatever its case and accents, its own wildcards literal. */
const likePattern = (search: string): string =>
  `%${foldText(search.normalize('NFC')).replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;

export const createDocumentsStore = (db: Database, events: EventsStore, assets: AssetsStore): DocumentsStore => {
  const { connection } = db;
  const insert = connection.prepare<Record<string, unknown>>(`
    INSERT INTO documents (id, kind, title, client, subject, search_terms, search_text, input, view, created_at, updated_at)
    VALUES (@id, @kind, @title, @client, @subject, @searchTerms, @searchText, @input, @view, @now, @now)`);
  const setRun = connection.prepare<[string, number, string]>(
    'UPDATE documents SET current_run_id = ?, updated_at = ? WHERE id = ?',
  );
  const setTitle = connection.prepare<[string, number, string]>(
    'UPDATE documents SET title = ?, updated_at = ? WHERE id = ?',
  );
  const updateTheme = connection.prepare<[string | null, string]>('UPDATE documents SET theme_id = ? WHERE id = ?');
  const updateLanguage = connection.prepare<[string, string]>('UPDATE documents SET language = ? WHERE id = ?');
  const setSearchText = connection.prepare<[string, string]>('UPDATE documents SET search_text = ? WHERE id = ?');
  const headColumns = `${columns}, theme_id AS themeId, language`;
  const isThere = 'id = ? AND deleted_at IS NULL';
  const selectInput = connection.prepare<[string], { readonly input: string }>(
    `SELECT input FROM documents WHERE ${isThere}`,
  );
  const select = connection.prepare<[string]>(
    `SELECT ${headColumns}, input, view, search_terms AS searchTerms FROM documents WHERE ${isThere}`,
  );
  const selectHead = connection.prepare<[string]>(`SELECT ${headColumns} FROM documents WHERE ${isThere}`);
  const matches = `deleted_at IS NULL AND (@pattern = '%%' OR search_text LIKE @pattern ESCAPE '\\')`;
  const selectPage = connection.prepare<Record<string, unknown>>(`
    SELECT ${columns} FROM documents WHERE ${matches} AND (updated_at, id) < (@updatedAt, @id)
    ORDER BY updated_at DESC, id DESC LIMIT @limit`);
  const selectCount = connection.prepare<{ pattern: string }, { n: number }>(
    `SELECT count(*) AS n FROM documents WHERE ${matches}`,
  );
  const mark = connection.prepare<[number, string]>(
    'UPDATE documents SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL',
  );
  const selectDeleted = connection.prepare<[string]>(
    'SELECT id, deleted_at AS deletedAt FROM documents WHERE id = ? AND deleted_at IS NOT NULL',
  );
  const unmark = connection.prepare<[string]>('UPDATE documents SET deleted_at = NULL WHERE id = ?');
  const remove = connection.prepare<[number]>('DELETE FROM documents WHERE deleted_at < ?');

  return {
    insert: (document, now) => {
      const [input, view] = [JSON.stringify(document.input), JSON.stringify(document.view)];
      insert.run({
        id: document.id,
        kind: document.kind,
        title: document.title,
        client: document.client,
        subject: document.subject,
        searchTerms: document.searchTerms,
        searchText: searchText(document),
        input,
        view,
        now,
      });
      assets.note(document.id, [input, view]);
      events.append('document', document.id, document.id);
    },
    setCurrentRun: (id, runId, now) => {
      setRun.run(runId, now, id);
    },
    setLanguage: (id, language) => {
      // Lost in a power cut, it is found out once more.
      db.write(() => updateLanguage.run(language, id), 'normal');
    },
    rename: (id, title, now) => {
      setTitle.run(title, now, id);
      const row = select.get(id);
      if (row !== undefined) setSearchText.run(searchText(documentRowSchema.parse(row)), id);
      events.append('document', id, id);
    },
    setTheme: (id, themeId) => {
      updateTheme.run(themeId, id);
      events.append('document', id, id);
    },
    inputText: (id) => selectInput.get(id)?.input ?? null,
    get: (id) => {
      const row = select.get(id);
      return row === undefined ? null : documentRowSchema.parse(row);
    },
    head: (id) => {
      const row = selectHead.get(id);
      return row === undefined ? null : headSchema.parse(row);
    },
    page: ({ search, after, limit }) =>
      summaryRowSchema.array().parse(
        selectPage.all({
          pattern: likePattern(search),
          updatedAt: after?.updatedAt ?? Number.MAX_SAFE_INTEGER,
          id: after?.id ?? '',
          limit,
        }),
      ),
    count: (search) => selectCount.get({ pattern: likePattern(search) })?.n ?? 0,
    remove: (ids, now) => {
      for (const id of ids) {
        mark.run(now, id);
        events.append('document', id, id);
      }
    },
    restore: (ids) =>
      ids.flatMap((id) => {
        const row = selectDeleted.get(id);
        if (row === undefined) return [];
        unmark.run(id);
        events.append('document', id, id);
        return [deletedRowSchema.parse(row)];
      }),
    purge: (before) => {
      db.write(() => {
        const named = assets.namedByDeleted(before);
        remove.run(before);
        assets.release(named, before);
      });
    },
  };
};
