import type { Nodes } from 'mdast';
import type { Theme } from '#shared/model/theme.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { tallestPictureMm } from '../content/measures.ts';
import { pictureUri } from '../content/picture-uri.ts';

/** The style sheet of pictures in the text: as wide as there is room for, and their shape kept. Empty where there are none. */
export const pictureCss = ({ pictures }: ExportDocument, theme: Theme): string[] =>
  pictures.length === 0
    ? []
    : [`.picture{max-width:100%;max-height:${tallestPictureMm(theme).toFixed(2)}mm;width:auto;height:auto}`];

/** Notes on the images of a tree what elements they become. */
export const annotatePictures = (node: Nodes): void => {
  const picture = node.data?.picture;
  if (picture !== undefined) {
    const { width, height } = picture;
    node.data = { ...node.data, hProperties: { className: ['picture'], src: pictureUri(picture), width, height } };
  }
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  children.forEach(annotatePictures);
};
