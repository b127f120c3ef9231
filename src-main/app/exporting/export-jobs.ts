import { z } from 'zod';
import { appErrorSchema } from '#shared/model/app-error.ts';
import type { BatchId, DocumentId } from '#shared/model/ids.ts';
import { batchIdSchema, documentIdSchema } from '#shared/model/ids.ts';
import { textLabel } from '#shared/model/label.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import type { NewJob } from '../../queue/job.ts';
import type { AppDeps } from '../ports.ts';

/** The queue that bulk exports run on. */
export const exportsQueue = 'exports';

/** One document in every format: one job (requirement F7). */
export const exportDocumentKind = 'export-document';

/** All documents in one ZIP: one job, because it is one file. */
export const exportArchiveKind = 'export-archive';

/** The origin of work that reaches no provider. */
const localOrigin = 'local';

/** The timeout of a ZIP, in milliseconds. */
const longestArchiveMs = 6 * 60 * 60_000;

export const exportDocumentPayloadSchema = z.object({ batchId: batchIdSchema, documentId: documentIdSchema });
export type ExportDocumentPayload = z.infer<typeof exportDocumentPayloadSchema>;

export const exportArchivePayloadSchema = z.object({
  batchId: batchIdSchema,
  documentIds: z.array(documentIdSchema).min(1),
  /** Documents that an earlier ZIP of the same bulk export holds already; this one holds those that failed then. */
  before: z.object({ documents: z.number().int(), files: z.number().int() }),
});
export type ExportArchivePayload = z.infer<typeof exportArchivePayloadSchema>;

/** The result of a ZIP, kept with its job. */
export const exportArchiveOutputSchema = z.object({
  completed: z.number().int(),
  files: z.number().int(),
  failures: z.array(z.object({ documentId: documentIdSchema, title: z.string(), error: appErrorSchema })),
});
export type ExportArchiveOutput = z.infer<typeof exportArchiveOutputSchema>;

const common = ({ ids, policies }: AppDeps, batchId: BatchId) => ({
  id: ids.job(),
  queue: exportsQueue,
  origin: localOrigin,
  priority: defaultPriorityOf(exportsQueue),
  batchId,
  dependsOn: [],
  dependencyRule: 'all-finished' as const,
  attemptLimit: policies.of(exportsQueue).attemptLimit,
  timeoutMs: policies.of(exportsQueue).timeoutMs,
});

/** The job that writes one document of a bulk export. */
export const exportDocumentJob = (deps: AppDeps, batchId: BatchId, documentId: DocumentId): NewJob => {
  const title = deps.store.documents.head(documentId)?.title;
  return {
    ...common(deps, batchId),
    kind: exportDocumentKind,
    payload: { batchId, documentId } satisfies ExportDocumentPayload,
    documentId,
    ...(title === undefined ? {} : { label: textLabel(title) }),
    uniqueKey: `${exportDocumentKind}:${batchId}:${documentId}`,
  };
};

/** The job that writes all documents of a bulk export into one ZIP. */
export const exportArchiveJob = (deps: AppDeps, payload: ExportArchivePayload): NewJob => {
  const job = common(deps, payload.batchId);
  return {
    ...job,
    kind: exportArchiveKind,
    payload,
    uniqueKey: `${exportArchiveKind}:${payload.batchId}`,
    timeoutMs: Math.min(longestArchiveMs, job.timeoutMs * payload.documentIds.length),
  };
};
