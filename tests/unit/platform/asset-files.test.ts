import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAssetFiles } from '../../../src-main/platform/asset-files.ts';
import { assetIdSchema, mostAssetBytes } from '../../../src-shared/model/asset.ts';
import { startOfTime, testFolder } from '../../support/sqlite-store.ts';

const content = new TextEncoder().encode('a bridge over a river');
const id = assetIdSchema.parse(createHash('sha256').update(content).digest('hex'));

const open = () => {
  const folder = join(testFolder(), 'assets');
  const time = { now: startOfTime };
  let place = () => {};
  const now = () => {
    place();
    return time.now;
  };
  const files = createAssetFiles(folder, { now });
  const names = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  /** Hears when a file is put in its place: the clock is asked then. */
  const onPlace = (hear: () => void) => {
    place = hear;
  };
  return { folder, time, files, names, onPlace, path: join(folder, id.slice(0, 2), id) };
};

const inPieces = async function* (...pieces: readonly (Uint8Array | Error)[]) {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece;
    yield await Promise.resolve(piece);
  }
};

const listed = async (files: ReturnType<typeof open>['files']) => {
  const all: unknown[] = [];
  for await (const file of files.list()) all.push(file);
  return all;
};

describe('the files of assets', () => {
  it('are named by their content, in a folder of its first two digits, for this user alone', async () => {
    const { files, path } = open();
    expect(await files.put(content, (written) => written)).toEqual({ id, bytes: content.byteLength });
    expect(readFileSync(path)).toEqual(Buffer.from(content));
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await files.read(id)).toEqual(Buffer.from(content));
  });

  it('are there before anybody is told', async () => {
    const { files, path } = open();
    expect(await files.put(content, () => readFileSync(path, 'utf8'))).toBe('a bridge over a river');
  });

  it('come in pieces as well as whole, and only once', async () => {
    const { files, names, time } = open();
    await files.put(content, () => {});
    time.now += 5_000;
    const pieces = inPieces(content.subarray(0, 4), content.subarray(4));
    expect(await files.put(pieces, (written) => written.id)).toBe(id);
    expect(names()).toEqual([id]);
    expect(await listed(files)).toEqual([{ id, putAt: time.now }]);
  });

  it('leave nothing half-written when the disk is full', async () => {
    const { files, names } = open();
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const put = files.put(inPieces(content, full), () => 'never');
    await expect(put).rejects.toMatchObject({ error: { code: 'asset.not-kept', message: /disk is full/ } });
    expect(names()).toEqual([]);
  });

  it('are refused past the limit, with nothing left', async () => {
    const { files, names } = open();
    const half = new Uint8Array(mostAssetBytes / 2 + 1);
    await expect(files.put(inPieces(half, half), () => 'never')).rejects.toMatchObject({
      error: { code: 'asset.too-large' },
    });
    expect(names()).toEqual([]);
  });

  it('are mended by putting the same again where the disk damaged them', async () => {
    const { files, path } = open();
    await files.put(content, () => {});
    writeFileSync(path, 'a bridge over a rivet');
    await files.put(content, () => {});
    expect(readFileSync(path, 'utf8')).toBe('a bridge over a river');
  });

  it('stay when somebody wants to remove them while they are being put again', async () => {
    const { files, time, onPlace } = open();
    await files.put(content, () => {});
    let isWanted = false;
    let removal = Promise.resolve();
    // The file was found, and nobody has been told of it yet.
    onPlace(() => {
      removal = files.remove(id, () => !isWanted);
    });
    time.now += 1;
    await files.put(content, () => {
      isWanted = true;
    });
    await removal;
    expect(await files.read(id)).not.toBeNull();
  });

  it('are there again when they are put while they are being removed', async () => {
    const { files } = open();
    await files.put(content, () => {});
    await Promise.all([files.remove(id, () => true), files.put(content, () => {})]);
    expect(await files.read(id)).not.toBeNull();
  });

  it('that an earlier life left half-written go, and strange files stay', async () => {
    const { folder, files, names } = open();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.put-11111111-2222-3333-4444-555555555555.tmp'), 'half');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await files.removeUnfinished();
    expect(names()).toEqual(['notes.txt']);
    expect(await listed(files)).toEqual([]);
  });

  it('that are not there are null', async () => {
    expect(await open().files.read(id)).toBeNull();
  });
});
