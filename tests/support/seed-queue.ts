import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../src-main/storage/store.ts';
import type { JobId } from '../../src-shared/model/ids.ts';
import { textLabel } from '../../src-shared/model/label.ts';
import { addDocument } from './sqlite-fixtures.ts';
import { newJob } from './test-queue.ts';

const jobsAtOnce = 10_000;

/**
 * Writes a store with so many sections waiting in a paused queue, so that an app started on it shows them and runs none.
 * Their titles tell their place: `Section 1` is first in line.
 * @param dataFolder the app's; made where it isn't there.
 */
export const seedQueue = (dataFolder: string, count: number): void => {
  mkdirSync(dataFolder, { recursive: true });
  const now = Date.now();
  const store = openStore(join(dataFolder, 'dossier.db'), now);
  const documentId = addDocument(store, 'seeded', now, 'Kwame Mensah, Cloud Architect');
  store.database.write(() => store.queues.setPaused('sections', true, now));
  const made: JobId[] = [];
  while (made.length < count) {
    const jobs = Array.from({ length: Math.min(jobsAtOnce, count - made.length) }, (_, at) =>
      newJob({
        kind: 'draft-section',
        queue: 'sections',
        label: textLabel(`Section ${made.length + at + 1}`),
        documentId,
      }),
    );
    made.push(...store.database.write(() => store.jobs.enqueue(jobs, now)));
  }
  store.database.close();
};
