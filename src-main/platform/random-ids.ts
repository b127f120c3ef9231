import { randomUUID } from 'node:crypto';
import {
  bootIdSchema,
  documentIdSchema,
  exportIdSchema,
  jobIdSchema,
  runIdSchema,
  sectionIdSchema,
} from '#shared/model/ids.ts';
import type { IdSource } from '../app/ports.ts';

/** Ids from the system's random source. */
export const randomIds: IdSource = {
  document: () => documentIdSchema.parse(randomUUID()),
  section: () => sectionIdSchema.parse(randomUUID()),
  run: () => runIdSchema.parse(randomUUID()),
  job: () => jobIdSchema.parse(randomUUID()),
  boot: () => bootIdSchema.parse(randomUUID()),
  export: () => exportIdSchema.parse(randomUUID()),
};
