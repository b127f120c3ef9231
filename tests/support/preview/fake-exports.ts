import type { AppEvent } from '#shared/contract/events.ts';
import type { RouteName, RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import type { ExportBatchView } from '#shared/model/export.ts';
import type { BatchId, DocumentId } from '#shared/model/ids.ts';
import { batchIdSchema, exportIdSchema, jobIdSchema } from '#shared/model/ids.ts';
import type { Settings } from '#shared/model/settings.ts';
import { fail } from '../fake-failure.ts';

type ExportRoute = Extract<RouteName, `export.${string}`>;
type ExportHandlers = {
  [R in ExportRoute]: (input: RouteParsedInput<R>) => RouteOutput<R> | Promise<RouteOutput<R>>;
};

interface FakeExportsDeps {
  readonly settings: () => Settings;
  readonly putFolder: (folder: string) => void;
  readonly emit: (event: AppEvent) => void;
  readonly titleOf: (documentId: DocumentId) => string;
  /** Milliseconds that one document of a bulk export takes; 0 exports all at once. */
  readonly stepMs: number;
  /** A bulk export stands still after so many documents, for a picture of work under way. */
  readonly stopsAfter: number;
  /** Documents whose title contains one of these fail. */
  readonly failing: readonly string[];
}

const rewritten = ['Professional summary', 'Experience 2'];

/** The exports' part of the fake main side: files that nobody writes, and bulk exports that take their time. */
export class FakeExports {
  private readonly batches = new Map<BatchId, { view: ExportBatchView; documents: DocumentId[] }>();
  private readonly deps: FakeExportsDeps;

  constructor(deps: FakeExportsDeps) {
    this.deps = deps;
  }

  private get folder(): string {
    return this.deps.settings().exportFolder ?? '/home/user/Documents/Dossier';
  }

  private get(batchId: BatchId): { view: ExportBatchView; documents: DocumentId[] } {
    return this.batches.get(batchId) ?? fail({ code: 'not-found', message: 'This export is not known any more.' });
  }

  private put(batchId: BatchId, patch: Partial<ExportBatchView>): void {
    const batch = this.get(batchId);
    batch.view = { ...batch.view, ...patch };
    this.deps.emit({ name: 'export-batch.updated', payload: batch.view });
  }

  private step(batchId: BatchId, documentId: DocumentId): void {
    const { view } = this.get(batchId);
    const title = this.deps.titleOf(documentId);
    const hasFailed = this.deps.failing.some((part) => title.includes(part));
    const failure = {
      jobId: jobIdSchema.parse(`job-${documentId}`),
      documentId,
      title,
      error: { code: 'export.print-failed', message: 'The pages could not be printed.', action: 'Try again.' } as const,
    };
    const waiting = Math.max(0, view.waiting - 1);
    this.put(batchId, {
      waiting,
      completed: view.completed + (hasFailed ? 0 : 1),
      failed: view.failed + (hasFailed ? 1 : 0),
      files: view.files + (hasFailed ? 0 : view.formats.length),
      failures: hasFailed ? [failure, ...view.failures] : view.failures,
      remainingMs: waiting === 0 ? null : waiting * 900,
      finishedAt: waiting === 0 ? Date.now() : null,
    });
  }

  private async work(batchId: BatchId): Promise<void> {
    let done = 0;
    for (const documentId of this.get(batchId).documents) {
      if (done >= this.deps.stopsAfter) return;
      if (this.deps.stepMs > 0) await new Promise((resolve) => setTimeout(resolve, this.deps.stepMs));
      if (this.get(batchId).view.waiting === 0) return;
      this.step(batchId, documentId);
      done += 1;
    }
  }

  private start({ documentIds, formats, variant, isZip }: RouteParsedInput<'export.start-batch'>): ExportBatchView {
    const batchId = batchIdSchema.parse(`batch-${this.batches.size + 1}`);
    const view: ExportBatchView = {
      batchId,
      folder: this.folder,
      formats,
      variant,
      isZip,
      total: documentIds.length,
      waiting: documentIds.length,
      running: 0,
      completed: 0,
      failed: 0,
      cancelled: 0,
      files: 0,
      createdAt: Date.now(),
      finishedAt: null,
      remainingMs: null,
      failures: [],
    };
    this.batches.set(batchId, { view, documents: documentIds });
    void this.work(batchId);
    return this.get(batchId).view;
  }

  readonly handlers: ExportHandlers = {
    'export.pick-folder': () => {
      this.deps.putFolder('/home/user/Tenders/Lyon');
      return { folder: this.folder };
    },
    'export.run': ({ documentId, formats, variant }) => {
      const title = variant.anonymise === null ? this.deps.titleOf(documentId) : 'E. V., Lead Cloud Architect';
      const files = formats.map((format) => {
        const name = `${title}.${format}`;
        return { id: exportIdSchema.parse(`export-${format}`), format, name, path: `${this.folder}/${name}` };
      });
      return { folder: this.folder, files, rewritten: variant.anonymise === null ? [] : rewritten, missingPictures: 0 };
    },
    'export.run-to-folder': () => fail({ code: 'forbidden', message: 'A window names no folders.' }),
    'export.save-table': ({ name }) => ({ path: `/home/user/Documents/${name}.csv` }),
    'export.start-batch': (input) => this.start(input),
    'export.start-batch-to-folder': () => fail({ code: 'forbidden', message: 'A window names no folders.' }),
    'export.get-batch': ({ batchId }) => this.get(batchId).view,
    'export.list-batches': () => ({ batches: [...this.batches.values()].map(({ view }) => view).reverse() }),
    'export.retry-batch': ({ batchId }) => {
      const { view } = this.get(batchId);
      this.put(batchId, {
        waiting: view.failed + view.cancelled,
        failed: 0,
        cancelled: 0,
        failures: [],
        finishedAt: null,
      });
      void this.work(batchId);
      return {};
    },
    'export.cancel-batch': ({ batchId }) => {
      const { view } = this.get(batchId);
      this.put(batchId, {
        waiting: 0,
        cancelled: view.cancelled + view.waiting,
        remainingMs: null,
        finishedAt: Date.now(),
      });
      return {};
    },
    'export.show-batch': () => ({}),
    'export.open': () => ({}),
  };
}
