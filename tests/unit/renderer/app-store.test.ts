import { describe, expect, it } from 'vitest';
import type { EventPayload } from '#shared/contract/events.ts';
import { documentIdSchema } from '#shared/model/ids.ts';
import { settingsSchema } from '#shared/model/settings.ts';
import type { Snapshot } from '../../../src-renderer/stores/app-store.ts';
import { applyChanged } from '../../../src-renderer/stores/app-store.ts';

const queue = {
  queueSize: 0,
  concurrentJobs: 0,
  processing: false,
  remainingMs: null,
  holds: [],
  statistics: { totalJobs: 0, completedJobs: 0, failedJobs: 0, successRate: null },
};
const documentId = documentIdSchema.parse('doc-1');

const snapshotAt = (seq: number): Snapshot => ({
  seq,
  queue,
  settings: settingsSchema.parse({}),
  appVersion: '1',
  suggestedExportFolder: '/e',
  storeError: null,
  dataFolder: '/d',
});

const changed = (fromSeq: number, toSeq: number, waiting = 1): EventPayload<'store.changed'> => ({
  fromSeq,
  toSeq,
  changes: Array.from({ length: toSeq - fromSeq + 1 }, (_, at) => ({
    seq: fromSeq + at,
    entity: 'section' as const,
    id: `s-${fromSeq + at}`,
    documentId,
  })),
  queue: { ...queue, queueSize: waiting },
});

describe('applying store changes to the snapshot (A7, C2)', () => {
  it('takes the next change, its numbers and its seq', () => {
    const applied = applyChanged(snapshotAt(4), changed(5, 6, 9));
    expect(applied.snapshot.seq).toBe(6);
    expect(applied.snapshot.queue.queueSize).toBe(9);
    expect(applied.changes.map(({ seq }) => seq)).toEqual([5, 6]);
    expect(applied.hasGap).toBe(false);
  });

  it('drops what the snapshot includes already', () => {
    const snapshot = snapshotAt(6);
    expect(applyChanged(snapshot, changed(5, 6))).toEqual({ snapshot, changes: [], hasGap: false });
  });

  it('keeps only the new part of a batch that overlaps', () => {
    const applied = applyChanged(snapshotAt(5), changed(4, 7));
    expect(applied.changes.map(({ seq }) => seq)).toEqual([6, 7]);
    expect(applied.hasGap).toBe(false);
  });

  it('notices that events are missing in between', () => {
    expect(applyChanged(snapshotAt(5), changed(7, 7)).hasGap).toBe(true);
  });
});
