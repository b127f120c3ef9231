import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ExportBatchView, ExportVariant } from '#shared/model/export.ts';
import { mostBulkDocuments } from '#shared/model/export.ts';
import type { BatchId, DocumentId } from '#shared/model/ids.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { printReport } from '../terminal/report.ts';
import { exitCodes } from '../terminal/terminal.ts';
import { printable } from '../terminal/terminal-text.ts';
import type { ExportArguments } from './export-arguments.ts';
import { findVariant } from './export-variant.ts';
import { findDocuments } from './find-documents.ts';

/** Makes the folder the user named, if it isn't there: before anything is drafted, so that a bad path costs nothing. */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new AppFailure({
      code: 'export.no-folder',
      message: `${path} can't be made a folder (${code}).`,
      action: 'Name another folder with --out.',
    });
  }
};

/**
 * Follows a bulk export by its events until it has ended or the signal is aborted. Throws when who works on it has gone away, or its
 * disk is broken.
 *
 * @param onProgress told each time it has got further
 */
const awaitExport = async (
  client: Client,
  batchId: BatchId,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (batch: ExportBatchView) => void },
): Promise<ExportBatchView> => {
  let isAsked = true;
  let failure: AppError | null = null;
  let wake = () => {};
  const ask = () => {
    isAsked = true;
    wake();
  };
  const unsubscribe = client.on((event) => {
    if (event.name === 'store.failed') {
      failure = event.payload;
      wake();
    }
    if (event.name === 'export-batch.updated' && event.payload.batchId === batchId) ask();
  }, ask);
  signal.addEventListener('abort', ask, { once: true });
  try {
    for (;;) {
      isAsked = false;
      const batch = await callOrThrow(client, 'export.get-batch', { batchId });
      onProgress(batch);
      if (batch.finishedAt !== null || signal.aborted) return batch;
      if (failure !== null) throw new AppFailure(failure);
      if (isAsked) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', ask);
  }
};

/** What an export is of, and where it goes. */
interface Order {
  readonly documentIds: readonly DocumentId[];
  readonly variant: ExportVariant;
  readonly folder: string;
}

/** Exports one document directly and reports its paths, and the sections that were redrafted for it. */
const exportOne = async (
  { documentIds: [documentId], variant, folder }: Order & { documentIds: readonly [DocumentId] },
  { formats }: ExportArguments,
  { client, terminal }: CommandContext,
): Promise<Report> => {
  const input = { documentId, formats, variant, folder };
  const { files, rewritten, missingPictures } = await callOrThrow(client, 'export.run-to-folder', input);
  if (missingPictures > 0) terminal.err(`Pictures that stand only in words: ${missingPictures}`);
  if (rewritten.length > 0) terminal.err(`Drafted anew to be anonymous: ${printable(rewritten.join(', '))}`);
  const paths = files.map(({ path }) => path);
  return {
    value: { status: 'completed', folder, total: 1, completed: 1, failed: 0, files: paths.length, paths, rewritten },
    lines: paths,
    exitCode: exitCodes.complete,
  };
};

/** At most so many lines of progress. */
const mostSteps = 20;

const progressLines = (say: (line: string) => void) => {
  let told = 0;
  return ({ total, completed, failed, cancelled, finishedAt }: ExportBatchView): void => {
    const done = completed + failed + cancelled;
    const isStep = Math.floor((done * mostSteps) / total) > Math.floor((told * mostSteps) / total);
    if (done === told || (!isStep && finishedAt === null)) return;
    told = done;
    say(`  ${done} of ${total}${failed > 0 ? `, ${failed} failed` : ''}`);
  };
};

const batchStatus = ({ finishedAt, completed, failed, cancelled }: ExportBatchView) => {
  if (finishedAt === null) return 'waiting' as const;
  if (failed + cancelled === 0) return 'complete' as const;
  return completed > 0 ? ('partial' as const) : ('failed' as const);
};

const exportMany = async (order: Order, args: ExportArguments, context: CommandContext): Promise<Report> => {
  const { client, terminal, signal } = context;
  const { documentIds, variant, folder } = order;
  const { batchId } = await callOrThrow(client, 'export.start-batch-to-folder', {
    documentIds: [...documentIds],
    formats: args.formats,
    variant,
    isZip: args.zip,
    folder,
  });
  const onProgress = progressLines((line) => terminal.err(line));
  const batch = await awaitExport(client, batchId, { signal, onProgress });
  const { total, completed, failed, cancelled, files, failures } = batch;
  for (const { title, error } of failures) {
    terminal.err(printable(`  failed  ${title === '' ? 'the ZIP' : title}: ${error.message}`));
  }
  const status = batchStatus(batch);
  if (status === 'waiting')
    terminal.err('Still waiting: the rest stays queued and goes on while Dossier’s window is open.');
  const value = { batchId, folder, isZip: args.zip, total, completed, failed, cancelled, files, failures };
  return {
    value: { status: status === 'complete' ? 'completed' : status, ...value },
    lines: [`${completed} of ${total} exported, ${files} files ${args.zip ? 'in a ZIP ' : ''}in ${printable(folder)}`],
    exitCode: exitCodes[status],
  };
};

/** `dossier export` (F7): writes documents of the library to a folder. Returns the exit code. */
export const exportCommand = (args: ExportArguments, context: CommandContext): Promise<number> =>
  printReport(
    async () => {
      const { client } = context;
      const variant = await findVariant(client, args);
      const documentIds = await findDocuments(client, args);
      if (documentIds.length > mostBulkDocuments) {
        throw new AppFailure({
          code: 'input.too-large',
          message: `At most ${mostBulkDocuments} documents can be exported at once.`,
        });
      }
      const folder = resolve(args.out);
      await makeFolder(folder);
      const [first, ...others] = documentIds;
      return first !== undefined && others.length === 0 && !args.zip
        ? exportOne({ documentIds: [first], variant, folder }, args, context)
        : exportMany({ documentIds, variant, folder }, args, context);
    },
    args,
    context.terminal,
  );
