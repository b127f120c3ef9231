import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import type { ExportBatchView } from '#shared/model/export.ts';
import { batchIdSchema } from '#shared/model/ids.ts';
import { FakeBridge } from '../../support/fake-bridge.ts';

const open = async () => {
  vi.resetModules();
  const bridge = new FakeBridge({
    sample: { candidate: {} } as never,
    pieceMs: 0,
    print: async () => new Uint8Array(),
  });
  const kept = new Map<string, string>();
  vi.stubGlobal('window', { dossier: bridge });
  vi.stubGlobal('document', { hidden: false, addEventListener: () => {}, removeEventListener: () => {} });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  const load = async () => {
    const store = await import('../../../src-renderer/stores/export-batches-store.ts');
    const { startExportPump } = await import('../../../src-renderer/stores/export-pump.ts');
    const stop = startExportPump();
    // The answer to the first question must not come after the events that follow.
    await store.refreshExportBatches();
    return { ...store, stop };
  };
  return { bridge, load };
};

const batch = (patch: Partial<ExportBatchView> = {}): AppEvent => ({
  name: 'export-batch.updated',
  payload: {
    batchId: batchIdSchema.parse('batch-9'),
    folder: '/tmp',
    formats: ['pdf'],
    variant: { themeId: null, anonymise: null, paper: null },
    isZip: false,
    total: 4,
    waiting: 4,
    running: 0,
    completed: 0,
    failed: 0,
    cancelled: 0,
    files: 0,
    createdAt: 1_000,
    finishedAt: null,
    remainingMs: null,
    failures: [],
    ...patch,
  },
});

describe('bulk exports in the window (F7)', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('follows one by its events, from the first document to the last', async () => {
    const { bridge, load } = await open();
    const { exportBatchesStore, shownBatches, endedOf, stop } = await load();
    bridge.emit(batch());
    bridge.emit(batch({ waiting: 1, completed: 2, failed: 1 }));
    const [shown] = shownBatches(exportBatchesStore.getState(), 2_000);
    expect(shown && endedOf(shown)).toBe(3);
    bridge.emit(batch({ waiting: 0, completed: 3, failed: 1, finishedAt: 5_000 }));
    expect(shownBatches(exportBatchesStore.getState(), 6_000)).toHaveLength(1);
    stop();
  });

  it('puts an ended one away for good, a reload of the window included, and an open one never', async () => {
    const { bridge, load } = await open();
    const first = await load();
    bridge.emit(batch({ waiting: 0, completed: 4, finishedAt: 5_000 }));
    const [ended] = first.exportBatchesStore.getState().batches;
    if (!ended) throw new Error('no batch');
    first.dismissExportBatch(ended.batchId);
    expect(first.shownBatches(first.exportBatchesStore.getState(), 6_000)).toEqual([]);
    first.stop();
    vi.resetModules();
    const again = await load();
    bridge.emit(batch({ waiting: 0, completed: 4, finishedAt: 5_000 }));
    expect(again.shownBatches(again.exportBatchesStore.getState(), 6_000)).toEqual([]);
    bridge.emit(batch({ waiting: 1, completed: 3 }));
    expect(again.shownBatches(again.exportBatchesStore.getState(), 6_000)).toHaveLength(1);
    again.stop();
  });

  it('lets what ended long ago be', async () => {
    const { bridge, load } = await open();
    const { exportBatchesStore, shownBatches, stop } = await load();
    bridge.emit(batch({ waiting: 0, completed: 4, finishedAt: 5_000 }));
    expect(shownBatches(exportBatchesStore.getState(), 5_000 + 3_600_000)).toEqual([]);
    stop();
  });
});
