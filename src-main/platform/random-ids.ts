import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import {
  batchIdSchema,
  bootIdSchema,
  documentIdSchema,
  exportIdSchema,
  jobIdSchema,
  runIdSchema,
  sectionIdSchema,
} from '#shared/model/ids.ts';
import { themeIdSchema } from '#shared/model/theme.ts';
import type { IdSource } from '../app/ports.ts';

// The random part is given, since older runtimes have no `crypto` of their own among their globals.
const timely = (): string => v7({ random: randomBytes(16) });

/**
 * Ids that begin with the moment they were made in and go on at random (UUID version 7, RFC 9562): rows made together then
 * lie together in every index, where wholly random ones would put each on a page of its own, to be written apart.
 */
export const randomIds: IdSource = {
  document: () => documentIdSchema.parse(timely()),
  section: () => sectionIdSchema.parse(timely()),
  run: () => runIdSchema.parse(timely()),
  job: () => jobIdSchema.parse(timely()),
  boot: () => bootIdSchema.parse(timely()),
  export: () => exportIdSchema.parse(timely()),
  batch: () => batchIdSchema.parse(timely()),
  theme: () => themeIdSchema.parse(timely()),
};
