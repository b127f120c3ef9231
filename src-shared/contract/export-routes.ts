import { z } from 'zod';
import {
  exportBatchViewSchema,
  exportedSchema,
  exportFormatsSchema,
  exportVariantSchema,
  mostBulkDocuments,
} from '../model/export.ts';
import { batchIdSchema, documentIdSchema, exportIdSchema } from '../model/ids.ts';
import { nothing, route } from './route.ts';

const bulkShape = {
  documentIds: z.array(documentIdSchema).min(1).max(mostBulkDocuments),
  formats: exportFormatsSchema,
  variant: exportVariantSchema.prefault({}),
  isZip: z.boolean().default(false),
};

const exportedToFolder = z.object({
  folder: z.string(),
  files: z.array(exportedSchema),
  /** Sections that were drafted anew to be anonymous, and what else was changed for that. */
  rewritten: z.array(z.string()),
  /** How many pictures stand only in words, because their files are gone or there are too many of them. */
  missingPictures: z.number().int(),
});

/** What leaves Dossier: files of one document, and bulk exports of many. */
export const exportRoutes = {
  /** Opens the native folder dialog; null when the user closed it. Becomes the settings' export folder. */
  'export.pick-folder': route(nothing, z.object({ folder: z.string().nullable() })),
  /** Writes the document in each format to the export folder. Names that exist get " (2)". */
  'export.run': route(
    z.object({ documentId: documentIdSchema, formats: exportFormatsSchema, variant: exportVariantSchema.prefault({}) }),
    exportedToFolder,
  ),
  /** The same into a folder the caller names: for the terminal, whose user may name paths; refused from the window. */
  'export.run-to-folder': route(
    z.object({
      documentId: documentIdSchema,
      formats: exportFormatsSchema,
      variant: exportVariantSchema.prefault({}),
      folder: z.string().min(1).max(4_096),
    }),
    exportedToFolder,
  ),
  /** Writes many documents, each in every format, behind the scenes; `isZip` puts all files into one ZIP. */
  'export.start-batch': route(z.object(bulkShape), exportBatchViewSchema),
  /** The same into a folder the caller names; refused from the window. */
  'export.start-batch-to-folder': route(
    z.object({ ...bulkShape, folder: z.string().min(1).max(4_096) }),
    exportBatchViewSchema,
  ),
  'export.get-batch': route(z.object({ batchId: batchIdSchema }), exportBatchViewSchema),
  /** Bulk exports that are open, and the newest that ended, newest first. */
  'export.list-batches': route(nothing, z.object({ batches: z.array(exportBatchViewSchema) })),
  /** Writes what failed or was cancelled once more. */
  'export.retry-batch': route(z.object({ batchId: batchIdSchema }), nothing),
  'export.cancel-batch': route(z.object({ batchId: batchIdSchema }), nothing),
  /** Shows the ZIP, or a file of the folder, where it lies. */
  'export.show-batch': route(z.object({ batchId: batchIdSchema }), nothing),
  /** Opens an exported file, or shows it in its folder. */
  'export.open': route(z.object({ exportId: exportIdSchema, how: z.enum(['open', 'show-in-folder']) }), nothing),
  /** Saves a table as CSV where the user says, formulas defused; null when the dialog was closed. */
  'export.save-table': route(
    z.object({
      /** Suggested for the file, without the ending. */
      name: z.string().trim().min(1).max(120),
      rows: z
        .array(z.array(z.string().max(20_000)).max(500))
        .min(1)
        .max(5_000),
    }),
    z.object({ path: z.string().nullable() }),
  ),
} as const;
