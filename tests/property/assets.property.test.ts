import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectAssets } from '../../src-main/app/assets/collect-assets.ts';
import type { AssetId } from '../../src-shared/model/asset.ts';
import { assetAddress } from '../../src-shared/model/asset.ts';
import type { DocumentId } from '../../src-shared/model/ids.ts';
import { documentIdSchema } from '../../src-shared/model/ids.ts';
import { createTestApp } from '../support/test-app.ts';

const dayMs = 24 * 60 * 60_000;

/** A few contents, so that puts, names and collections meet at the same file. */
const contents = ['one', 'two', 'three'].map((text) => new TextEncoder().encode(text));

type Deed =
  /** `dies`: the process ends between the file and its row. */
  | { readonly type: 'put'; readonly content: number; readonly isNamed: boolean; readonly dies: boolean }
  | { readonly type: 'collect' }
  /** The process ends between the end of a row and that of its file. */
  | { readonly type: 'collect-and-die'; readonly content: number }
  | { readonly type: 'delete'; readonly nth: number };

const content = fc.nat({ max: contents.length - 1 });

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ type: fc.constant('put' as const), content, isNamed: fc.boolean(), dies: fc.boolean() }),
  fc.constant({ type: 'collect' as const }),
  fc.record({ type: fc.constant('collect-and-die' as const), content }),
  fc.record({ type: fc.constant('delete' as const), nth: fc.nat({ max: 5 }) }),
);

/** Deeds that go on at the same time, and the days that pass after them. */
const rounds = fc.array(
  fc.record({ deeds: fc.array(deed, { minLength: 1, maxLength: 6 }), days: fc.nat({ max: 9 }) }),
  { maxLength: 8 },
);

const died = new Error('the process died here');

const orDied = async (work: Promise<unknown>): Promise<void> => {
  await work.catch((error: unknown) => {
    if (error !== died) throw error;
  });
};

/** The app's own parts on a folder of their own, and the documents there are with what they name. */
const openWorld = (assetsFolder: string) => {
  const { store, deps, time } = createTestApp({ assetsFolder });
  const ids: (AssetId | undefined)[] = [];
  const named = new Map<DocumentId, AssetId>();
  let made = 0;

  const nameIn = (id: AssetId): void => {
    const documentId = documentIdSchema.parse(`document-${made++}`);
    const input = { photo: assetAddress(id) };
    store.documents.insert(
      { id: documentId, kind: 'poem', title: '', client: null, subject: '', searchTerms: '', input, view: {} },
      time.now(),
    );
    named.set(documentId, id);
  };

  const put = (nth: number, isNamed: boolean, dies: boolean) =>
    deps.assetFiles.put(contents[nth] ?? new Uint8Array(), ({ id, bytes }) => {
      ids[nth] = id;
      if (dies) throw died;
      store.database.write(() => {
        store.assets.put({ id, bytes, type: 'image/png', width: 1, height: 1, name: 'x' }, time.now());
        if (isNamed) nameIn(id);
      });
    });

  const removeAndDie = async (nth: number): Promise<void> => {
    const id = ids[nth];
    if (id === undefined) return;
    await deps.assetFiles.remove(id, () => {
      store.assets.forget(id, time.now() - 7 * dayMs);
      throw died;
    });
  };

  const deleteForGood = (nth: number): void => {
    const documentId = [...named.keys()][nth];
    if (documentId === undefined) return;
    store.documents.remove([documentId], time.now() - 1);
    store.documents.purge(time.now());
    named.delete(documentId);
  };

  const run = (one: Deed): Promise<unknown> => {
    switch (one.type) {
      case 'put':
        return put(one.content, one.isNamed, one.dies);
      case 'collect':
        return collectAssets(deps);
      case 'collect-and-die':
        return removeAndDie(one.content);
      case 'delete':
        return Promise.resolve(deleteForGood(one.nth));
    }
  };

  return {
    run: (deeds: readonly Deed[]) => Promise.all(deeds.map((one) => orDied(run(one)))),
    passDays: (days: number) => time.jump(days * dayMs),
    collect: () => collectAssets(deps),
    /** Named assets whose row or file is gone. */
    missing: async (): Promise<AssetId[]> => {
      const gone: AssetId[] = [];
      for (const id of new Set(named.values())) {
        if (store.assets.get(id) === null || (await deps.assetFiles.read(id)) === null) gone.push(id);
      }
      return gone;
    },
    /** What is kept although nobody names it. */
    needless: async (): Promise<AssetId[]> => {
      const kept = new Set(ids.filter((id) => id !== undefined && store.assets.get(id) !== null));
      for await (const { id } of deps.assetFiles.list()) kept.add(id);
      return [...kept].filter((id) => id !== undefined && ![...named.values()].includes(id)) as AssetId[];
    },
    close: () => store.database.close(),
  };
};

describe('assets, whatever happens', () => {
  it('are there as long as a document names them, and gone after seven days without', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        const folder = mkdtempSync(join(tmpdir(), 'dossier-assets-'));
        const world = openWorld(folder);
        try {
          for (const { deeds, days } of all) {
            await world.run(deeds);
            expect(await world.missing()).toEqual([]);
            world.passDays(days);
          }
          world.passDays(7);
          await world.collect();
          expect(await world.missing()).toEqual([]);
          expect(await world.needless()).toEqual([]);
        } finally {
          world.close();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 40 },
    );
  });
});
