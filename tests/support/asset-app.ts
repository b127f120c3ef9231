import { onTestFinished } from 'vitest';
import { putAsset } from '../../src-main/app/assets/put-asset.ts';
import type { AssetFacts } from '../../src-shared/model/asset.ts';
import { assetAddress } from '../../src-shared/model/asset.ts';
import type { DocumentId } from '../../src-shared/model/ids.ts';
import { documentIdSchema } from '../../src-shared/model/ids.ts';
import { convertInProcess } from './convert/in-process.ts';
import { testFolder } from './sqlite-store.ts';
import { createTestApp } from './test-app.ts';

/** The app with a folder for assets, and ways to put pictures and to have documents name them. */
export const openAssetApp = () => {
  const assetsFolder = testFolder();
  const app = createTestApp({ assetsFolder });
  const { store, deps, time } = app;
  onTestFinished(() => store.database.close());
  let documents = 0;
  return {
    ...app,
    assetsFolder,
    put: (data: Uint8Array | string, name = 'bridge.png'): Promise<AssetFacts> =>
      putAsset(deps, convertInProcess)({ file: { name, data } }),
    /** A new document whose input names these assets. */
    nameIn: (...assets: readonly Pick<AssetFacts, 'id'>[]): DocumentId => {
      documents += 1;
      const id = documentIdSchema.parse(`document-${documents}`);
      const input = { photos: assets.map(({ id: asset }) => assetAddress(asset)) };
      store.database.write(() =>
        store.documents.insert(
          { id, kind: 'poem', title: 'A poem', client: null, subject: '', searchTerms: '', input, view: {} },
          time.now(),
        ),
      );
      return id;
    },
  };
};
