import type { AssetId, PictureType } from '#shared/model/asset.ts';
import type { Reach } from '#shared/model/base-url.ts';
import type { Connection, ConnectionReport, PresetName } from '#shared/model/connection.ts';
import type { BatchId, BootId, DocumentId, ExportId, JobId, RunId, SectionId } from '#shared/model/ids.ts';
import type { JobProgress } from '#shared/model/job.ts';
import type { QueuePolicy } from '#shared/model/queue-policy.ts';
import type { DocumentKindName, ExportFormat, ProviderName } from '#shared/model/run.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import type { ThemeId } from '#shared/model/theme.ts';
import type { ExportToPrepare, PreparedExport } from '../convert/compose/export-to-prepare.ts';
import type { BuiltInTheme } from '../convert/content/built-in-themes.ts';
import type { Dressing } from '../convert/content/dressing.ts';
import type { ExportDocument } from '../convert/content/export-document.ts';
import type { Convert } from '../convert/conversions.ts';
import type { Archive } from '../convert/files/zip-archive.ts';
import type { DocumentKind, OpenDocument } from '../documents/document-kind.ts';
import type { TextModel } from '../providers/text-model.ts';
import type { Clock } from '../queue/ports.ts';
import type { Store } from '../storage/store.ts';
import type { OpenedDocuments } from './documents/open-draft.ts';
import type { SpendingGuard } from './models/spending-guard.ts';

/** Makes fresh ids, unguessable and unique over restarts. */
export interface IdSource {
  document(): DocumentId;
  section(): SectionId;
  run(): RunId;
  job(): JobId;
  boot(): BootId;
  export(): ExportId;
  batch(): BatchId;
  theme(): ThemeId;
}

/** The queues' policies as they are set now. */
export interface PolicySource {
  /** A queue that this version doesn't know gets the common defaults. */
  of(queue: string): QueuePolicy;
  all(): readonly QueuePolicy[];
}

/** What commands and queries need of the running queue. */
export interface QueueControl {
  /** Cancels jobs, waiting or running. */
  cancel(ids: readonly JobId[]): void;
  /** Takes back what was cancelled since a moment, epoch ms, and hasn't stopped yet: it goes back in line. */
  takeBackCancel(ids: readonly JobId[], since: number): void;
  progressOf(id: JobId): JobProgress | null;
  nextStartAt(queue: string, lane: string, origin: string): number | null;
}

/** A server with models, as far as drafting depends on it. */
export interface ConnectionFacts {
  readonly label: string;
  readonly baseUrl: string;
  readonly reach: Reach;
  /** How long its first byte may take. */
  readonly firstByteMs: number;
  /** The model that drafts unless a run names another; null until one was chosen. */
  readonly model: string | null;
  /** Whether its calls outlive the app. */
  readonly isBackground: boolean;
  readonly maxOutputTokens: number;
}

/** The contents of assets, each a file named by its SHA-256. */
export interface AssetFiles {
  /**
   * Keeps content whole, once however often it is put. `note` is called when the file is safe on the disk, and until it
   * has returned nobody removes that file; returns what `note` does. Throws `asset.too-large` and `asset.not-kept`;
   * nothing half-written stays.
   */
  put<T>(
    content: Uint8Array | AsyncIterable<Uint8Array>,
    note: (written: { readonly id: AssetId; readonly bytes: number }) => T,
  ): Promise<T>;
  /** Null for one that isn't there or can't be read. */
  read(id: AssetId): Promise<Uint8Array | null>;
  /** Removes a file if `isUnwanted` says so, asked at a moment when nobody puts the same. */
  remove(id: AssetId, isUnwanted: () => boolean): Promise<void>;
  /** The files there are, and when each was put last (epoch milliseconds). */
  list(): AsyncIterable<{ readonly id: AssetId; readonly putAt: number }>;
  /** Removes what an earlier life left half-written. */
  removeUnfinished(): Promise<void>;
}

/** Reads a picture; null for one that isn't kept, or whose file is gone. */
export type ReadPicture = (id: AssetId) => Promise<{ readonly type: PictureType; readonly content: Uint8Array } | null>;

/** What commands and queries work with; constructed in composition/ alone. */
export interface AppDeps {
  readonly store: Store;
  readonly assetFiles: AssetFiles;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly policies: PolicySource;
  /** Whether starts towards an origin are limited. */
  isMetered(origin: string): boolean;
  /** Gives the event loop a turn during long work. */
  turn(): Promise<void>;
  /** The kind of that name; null for one that this version doesn't know. */
  documentKind(name: DocumentKindName): DocumentKind | null;
  /** Documents that were opened lately. */
  readonly opened: OpenedDocuments;
  /** What has long work done in the conversion process; without it everything is done in this one. */
  readonly convert?: Convert | undefined;
  /** The provider of that name, or null where it isn't set up. */
  provider(name: ProviderName): TextModel | null;
  /** The server behind a provider; null for one that has none. */
  connection(name: ProviderName): ConnectionFacts | null;
  settings(): Settings;
  /** The built-in themes; the first is the default. */
  readonly builtInThemes: readonly BuiltInTheme[];
  /** Lays out an export of a document that isn't too long for this process. Throws `export.not-anonymous`. */
  prepareExport(opened: OpenDocument, subject: ExportToPrepare): PreparedExport;
  /** Keeps what a month's calls cost within its limit. */
  readonly spending: SpendingGuard;
}

/** What is exported: a document and its dressing. */
export interface ExportSubject {
  readonly document: ExportDocument;
  readonly dressing: Dressing;
  /** Its sections as rows, where its kind makes a table of them. */
  readonly table?: readonly (readonly string[])[] | null;
}

/** Prints to PDF with the app's own engine. */
export interface PdfPrinter {
  /**
   * Prints a self-contained page to a PDF whose size and margins are those of its own `@page` rule, with its structure
   * for screen readers where `isTagged` and the engine can. Rejects with an
   * AppFailure `export.print-failed` when the page can't be loaded or printed, and with the signal's reason when that
   * stops it.
   */
  print(html: string, options: { readonly isTagged: boolean; readonly signal?: AbortSignal }): Promise<Uint8Array>;
}

/** Writes files completely or not at all, never over an existing one; all files of a call get the same number. */
export type SaveFiles = (
  folder: string,
  baseName: string,
  files: readonly { readonly format: ExportFormat; readonly bytes: Uint8Array }[],
  /** Set when a job runs again after a crash: a file with exactly these bytes counts as written. */
  options?: { readonly mayBeOurs?: (path: string) => boolean },
) => Promise<{ readonly format: ExportFormat; readonly path: string }[]>;

/** What bulk exports need to write files. */
export interface BulkFiles {
  /** Begins a ZIP in a folder. */
  openArchive(folder: string): Promise<Archive>;
  /** Throws `export.*` if the folder can't be written to. */
  tryFolder(folder: string): Promise<void>;
}

export interface SettingsStore {
  get(): Settings;
  /** Merges and stores changes; returns the settings as they are now. */
  update(change: Partial<Settings>): Settings;
}

/** What only the desktop provides. */
export interface Desktop {
  /** A native dialog for where to save a text, then saves it; where it went, or null when the dialog was closed. */
  saveText(suggestedName: string, text: string): Promise<string | null>;
  /** A native folder dialog; null when it was closed. */
  pickFolder(startIn: string): Promise<string | null>;
  /** Makes a folder, and those above it, unless it is there. Throws `export.no-folder`. */
  makeFolder(path: string): Promise<void>;
  openFile(path: string): Promise<void>;
  showInFolder(path: string): void;
}

/** The sample files that an empty library offers. */
export interface SampleSource {
  read(name: string): Promise<SourceFile>;
}

/** The servers with models: their keys, what is known of them, and ways to try them. */
export interface ModelServers {
  readonly keyStorage: 'system' | 'memory';
  hasKey(origin: string): boolean;
  /** Returns whether the key outlives this process. */
  setKey(origin: string, key: string | null, isPassing: boolean): Promise<boolean>;
  /** How many requests it takes now, and until when it takes none (epoch milliseconds). */
  paceOf(origin: string): { readonly concurrency: number; readonly pausedUntil: number | null } | null;
  /** Tests it at no cost, with `key` in place of the stored one. */
  test(connection: Connection, key: string | undefined): Promise<ConnectionReport>;
  findLocal(): Promise<{ preset: PresetName; baseUrl: string; models: string[] }[]>;
}
