import { z } from 'zod';

/**
 * Branded identifiers: each is a plain string at run time, but the compiler refuses a `JobId` where a
 * `RunId` is asked for. Ids are made by the injected `IdSource` of app/ports.ts, never here.
 */
const id = <const B extends string>(brand: B) =>
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/, `not a ${brand}`)
    .brand<B>();

export const documentIdSchema = id('DocumentId');
export type DocumentId = z.infer<typeof documentIdSchema>;

export const sectionIdSchema = id('SectionId');
export type SectionId = z.infer<typeof sectionIdSchema>;

export const runIdSchema = id('RunId');
export type RunId = z.infer<typeof runIdSchema>;

export const jobIdSchema = id('JobId');
export type JobId = z.infer<typeof jobIdSchema>;

/** Jobs that were asked for together and are followed together. */
export const batchIdSchema = id('BatchId');
export type BatchId = z.infer<typeof batchIdSchema>;

/** One life of the process that owns the queue; claims carry it so that a later boot knows whose they were. */
export const bootIdSchema = id('BootId');
export type BootId = z.infer<typeof bootIdSchema>;

export const exportIdSchema = id('ExportId');
export type ExportId = z.infer<typeof exportIdSchema>;
