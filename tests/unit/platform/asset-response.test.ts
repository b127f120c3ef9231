import { describe, expect, it } from 'vitest';
import { assetResponse } from '../../../src-main/platform/asset-response.ts';
import { assetUrl, readAssetUrl } from '../../../src-shared/contract/app-address.ts';
import { assetIdSchema } from '../../../src-shared/model/asset.ts';
import { pngPicture } from '../../support/export/png-picture.ts';

const id = assetIdSchema.parse('0a'.repeat(32));
const content = pngPicture(4, 3);

describe('the address of an asset', () => {
  it('leads to the asset, and nowhere else however it is written', () => {
    expect(readAssetUrl(assetUrl(id))).toBe(id);
    const others = [
      `${assetUrl(id)}?x=1`,
      `${assetUrl(id)}#x`,
      `${assetUrl(id)}/`,
      `${assetUrl(id)}/../../../etc/passwd`,
      `app://dossier/asset/${'0A'.repeat(32)}`,
      'app://dossier/asset/..%2f..%2fdossier.db',
      'app://dossier/asset/',
      `app://other/asset/${id}`,
      `app://dossier/assets/${id}`,
      `https://dossier/asset/${id}`,
    ];
    expect(others.map(readAssetUrl)).toEqual(others.map(() => null));
  });
});

describe('an asset as the window is given it', () => {
  it('is of its own type, kept for ever, and nothing that runs', async () => {
    const response = await assetResponse(id, () => Promise.resolve({ type: 'image/png', content }));
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(content);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringContaining('immutable'),
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('is not found where it isn’t kept, or its file is gone', async () => {
    expect((await assetResponse(id, () => Promise.resolve(null))).status).toBe(404);
  });
});
