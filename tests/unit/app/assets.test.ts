import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectAssets } from '../../../src-main/app/assets/collect-assets.ts';
import { saveFormDraft } from '../../../src-main/app/documents/save-form-draft.ts';
import { assetAddress, mostAssetBytes } from '../../../src-shared/model/asset.ts';
import { openAssetApp } from '../../support/asset-app.ts';
import { pngPicture } from '../../support/export/png-picture.ts';
import { addRun, claimNext, draftOf } from '../../support/sqlite-fixtures.ts';

const dayMs = 24 * 60 * 60_000;
const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('putting a picture', () => {
  it('keeps it and says what it is, by its content whatever its name says', async () => {
    const app = openAssetApp();
    const facts = await app.put(pngPicture(40, 30), 'bridge.jpg');
    expect(facts).toMatchObject({ type: 'image/png', width: 40, height: 30, name: 'bridge.jpg' });
    expect(app.store.assets.get(facts.id)).toEqual(facts);
    expect(await app.deps.assetFiles.read(facts.id)).toHaveLength(facts.bytes);
  });

  it('keeps the same picture once, under the name it came with first', async () => {
    const app = openAssetApp();
    const first = await app.put(pngPicture(40, 30), 'bridge.png');
    const second = await app.put(pngPicture(40, 30), 'copy of bridge.png');
    expect(second.id).toBe(first.id);
    expect(app.store.assets.get(first.id)?.name).toBe('bridge.png');
  });

  it.each([
    ['an SVG drawing', new TextEncoder().encode(svg), /SVG drawing/],
    ['a HEIC photo', new TextEncoder().encode('\0\0\0\u0018ftypheic\0\0\0\0'), /HEIC photo/],
    ['a picture with too many pixels', pngPicture(2, 2).fill(0x7f, 16, 20), /too many pixels/],
    ['a file that is no picture', new TextEncoder().encode('%PDF-1.7 and more of it, quite long'), /not a PNG/],
    ['an empty file', new Uint8Array(), /not a PNG/],
    ['a text', 'iVBORw0KGgo', /not a PNG/],
  ])('refuses %s and says why', async (_, data, message) => {
    const app = openAssetApp();
    await expect(app.put(data, 'photo.png')).rejects.toMatchObject({
      error: { code: 'asset.bad-picture', message, file: 'photo.png' },
    });
    expect(readdirSync(app.assetsFolder)).toEqual([]);
  });

  it('refuses a file past the limit before it is read', async () => {
    const app = openAssetApp();
    await expect(app.put(new Uint8Array(mostAssetBytes + 1))).rejects.toMatchObject({
      error: { code: 'asset.too-large' },
    });
  });
});

describe('collecting assets', () => {
  it('removes one that nobody has named for seven days, and not before', async () => {
    const app = openAssetApp();
    const { id } = await app.put(pngPicture(4, 3));
    app.time.jump(7 * dayMs - 1);
    await collectAssets(app.deps);
    expect(app.store.assets.get(id)).not.toBeNull();
    app.time.jump(1);
    await collectAssets(app.deps);
    expect(app.store.assets.get(id)).toBeNull();
    expect(await app.deps.assetFiles.read(id)).toBeNull();
  });

  it('counts the days anew when it is put again', async () => {
    const app = openAssetApp();
    const { id } = await app.put(pngPicture(4, 3));
    app.time.jump(6 * dayMs);
    await app.put(pngPicture(4, 3));
    app.time.jump(6 * dayMs);
    await collectAssets(app.deps);
    expect(await app.deps.assetFiles.read(id)).not.toBeNull();
  });

  it('keeps what a document names, also one that is deleted, until seven days after it is gone for good', async () => {
    const app = openAssetApp();
    const photo = await app.put(pngPicture(4, 3));
    const documentId = app.nameIn(photo);
    app.store.documents.remove([documentId], app.time.now());
    app.time.jump(100 * dayMs);
    await collectAssets(app.deps);
    expect(await app.deps.assetFiles.read(photo.id)).not.toBeNull();
    app.store.documents.purge(app.time.now());
    await collectAssets(app.deps);
    expect(await app.deps.assetFiles.read(photo.id)).not.toBeNull();
    app.time.jump(7 * dayMs);
    await collectAssets(app.deps);
    expect(await app.deps.assetFiles.read(photo.id)).toBeNull();
  });

  it('keeps what any text a section ever had names, proposals too, and what a draft needs besides', async () => {
    const app = openAssetApp();
    const run = addRun(app.store, 'file', 1);
    const photos = await Promise.all([2, 3, 4].map((width) => app.put(pngPicture(width, 1))));
    const [first, second, third] = photos.map(({ id }) => id);
    if (!first || !second || !third) throw new Error('three were put');
    const job = claimNext(app.store, app.time.now());
    const put = (draft: ReturnType<typeof draftOf>) =>
      app.store.sections.putDraft(draft, { jobId: job.id, claimNo: job.claimNo, now: app.time.now() });
    put({ ...draftOf(run, `![A](${assetAddress(first)})`), assets: [third] });
    put({ ...draftOf(run, `![B](${assetAddress(second)})`, 7) });
    put(draftOf(run, 'No picture any more.', 1));
    app.time.jump(100 * dayMs);
    await collectAssets(app.deps);
    expect(app.store.assets.list([first, second, third])).toHaveLength(3);
  });

  it('keeps what a form names that is being filled in, until seven days after it does no more', async () => {
    const app = openAssetApp();
    const { id } = await app.put(pngPicture(4, 3));
    const save = saveFormDraft(app.deps);
    save({ kind: 'competence-file', value: { photo: id } });
    app.time.jump(30 * dayMs);
    await collectAssets(app.deps);
    save({ kind: 'competence-file', value: null });
    await collectAssets(app.deps);
    expect(await app.deps.assetFiles.read(id)).not.toBeNull();
    app.time.jump(7 * dayMs);
    await collectAssets(app.deps);
    expect(await app.deps.assetFiles.read(id)).toBeNull();
  });

  it('removes a file that no row knows once it is seven days old', async () => {
    const app = openAssetApp();
    const { id } = await app.deps.assetFiles.put(pngPicture(4, 3), (written) => written);
    await collectAssets(app.deps);
    expect(await app.deps.assetFiles.read(id)).not.toBeNull();
    app.time.jump(7 * dayMs);
    await collectAssets(app.deps);
    expect(await app.deps.assetFiles.read(id)).toBeNull();
  });

  it('leaves what others keep in the folder', async () => {
    const app = openAssetApp();
    writeFileSync(join(app.assetsFolder, 'read-me.txt'), 'mine');
    app.time.jump(30 * dayMs);
    await collectAssets(app.deps);
    expect(readdirSync(app.assetsFolder)).toEqual(['read-me.txt']);
  });
});
