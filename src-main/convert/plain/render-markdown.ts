import { pictureWords, replacePictures } from '#shared/markdown/replace-pictures.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import { assetAddress } from '#shared/model/asset.ts';
import { assembleDocument } from '../content/assemble-document.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { pictureUri } from '../content/picture-uri.ts';

/** A larger picture, in bytes, would bury the text that people open such a file for: its words stand for it. */
const mostPictureBytes = 512 * 1024;

/** The document as a Markdown file: canonical, ending in a newline. Small pictures are in it, as `data:` addresses. */
export const renderMarkdown = (doc: ExportDocument): string => {
  const small = doc.pictures.filter(({ data }) => data !== null && data.byteLength <= mostPictureBytes);
  const addresses = new Map(small.map((picture) => [assetAddress(picture.id), pictureUri(picture)]));
  const root = replacePictures(assembleDocument(doc), (image) =>
    addresses.has(image.url) ? image : pictureWords(image),
  );
  const text = serializeMarkdown(root).replace(
    /\]\((asset:[0-9a-f]{64})\)/g,
    (whole, address: string) => `](${addresses.get(address) ?? whole.slice(2, -1)})`,
  );
  return `${text}\n`;
};
