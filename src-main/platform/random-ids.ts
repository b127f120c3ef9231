import { v7 } from 'uuid';
import {
  bootIdSchema,
  documentIdSchema,
  exportIdSchema,
  jobIdSchema,
  runIdSchema,
  sectionIdSchema,
} from '#shared/model/ids.ts';
import type { IdSource } from '../app/ports.ts';

/**
 * Ids that begin with the moment they were made in and go on at random (UUID version 7, RFC 9562): rows made together then
 * lie together in every index, where wholly random ones would put each on a page of its own, to be written apart.
 */
export const randomIds: IdSource = {
  document: () => documentIdSchema.parse(v7()),
  section: () => sectionIdSchema.parse(v7()),
  run: () => runIdSchema.parse(v7()),
  job: () => jobIdSchema.parse(v7()),
  boot: () => bootIdSchema.parse(v7()),
  export: () => exportIdSchema.parse(v7()),
};
