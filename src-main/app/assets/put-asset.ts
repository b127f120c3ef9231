import { AppFailure } from '#shared/model/app-error.ts';
import type { AssetFacts } from '#shared/model/asset.ts';
import { mostAssetBytes, mostAssetMegabytes } from '#shared/model/asset.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import type { Convert } from '../../convert/conversions.ts';
import type { AppDeps } from '../ports.ts';

/** Why a file is no picture that can be kept; `{}` stands for its name. */
const reasons = {
  svg: '{} is an SVG drawing, which can hold scripts and links.',
  heic: '{} is a HEIC photo, which few programs can show.',
  huge: '{} has too many pixels: 64 million at the most, and 16,384 on a side.',
  unknown: '{} is not a PNG, JPEG, GIF or WebP picture that could be read.',
} as const;

const badPicture = (name: string, found: keyof typeof reasons): AppFailure =>
  new AppFailure({
    code: 'asset.bad-picture',
    message: reasons[found].replace('{}', () => name),
    action: found === 'huge' ? 'Make it smaller, then add it again.' : 'Save it as PNG or JPEG, then add it again.',
    file: name,
  });

/**
 * Keeps a picture, once however often it is put, and returns what is known of it. What it is is told by its content, not
 * its name. Until a document or a form names it, it is kept for seven days. Throws `asset.*`.
 */
export const putAsset =
  ({ store, assetFiles, clock }: AppDeps, convert: Convert) =>
  async ({ file: { name, data } }: { file: SourceFile }): Promise<AssetFacts> => {
    if (typeof data === 'string' || data.byteLength === 0) throw badPicture(name, 'unknown');
    if (data.byteLength > mostAssetBytes) {
      throw new AppFailure({
        code: 'asset.too-large',
        message: `${name} is larger than ${mostAssetMegabytes} MB.`,
        action: 'Choose a smaller picture.',
        file: name,
      });
    }
    const reading = await convert('read-picture', { data });
    if (!reading.ok) throw badPicture(name, reading.found);
    return assetFiles.put(data, ({ id, bytes }) => {
      const asset: AssetFacts = { ...reading.picture, id, bytes, name };
      store.database.write(() => store.assets.put(asset, clock.now()));
      return asset;
    });
  };
