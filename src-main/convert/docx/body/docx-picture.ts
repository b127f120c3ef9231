import { ImageRun } from 'docx';
import type { Image, Nodes, Root } from 'mdast';
import type { PictureType } from '#shared/model/asset.ts';
import type { Theme } from '#shared/model/theme.ts';
import { pictureSizeMm } from '../../content/measures.ts';
import { pixelsOfMm } from '../../ooxml/word-units.ts';
import { drawingId } from './docx-logo.ts';

/** Where an image of the text stands in a Word file: its number among the drawings, and its size in millimetres. */
interface DocxPlace {
  readonly number: number;
  readonly width: number;
  readonly height: number;
}

declare module 'mdast' {
  interface Data {
    docxPlace?: DocxPlace;
  }
}

const twipsPerMillimetre = (72 * 20) / 25.4;
const millimetresPerPoint = 25.4 / 72;

/** The pictures that Word has shown for long; of a WebP its words stand in the text. */
const wordTypes: Partial<Record<PictureType, 'png' | 'jpg' | 'gif'>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

/** The width that the children of a node have, in millimetres. */
const roomIn = (node: Nodes, widthMm: number, { list }: Theme): number => {
  if (node.type === 'listItem') return Math.max(10, widthMm - list.indentPt * millimetresPerPoint);
  // Columns are as wide as their words ask for; a picture in one takes an even share at the most.
  return node.type === 'tableRow' ? (widthMm / Math.max(1, node.children.length)) * 0.9 : widthMm;
};

/** Gives each image of the text its number and its size; `textWidth` is that of the page's text in twentieths of a point. */
export const placePictures = (root: Root, textWidth: number, theme: Theme): void => {
  let number = Object.keys(drawingId).length;
  const place = (node: Nodes, widthMm: number): void => {
    const picture = node.data?.picture;
    if (picture !== undefined) {
      number += 1;
      node.data = { ...node.data, docxPlace: { number, ...pictureSizeMm(picture, widthMm, theme) } };
    }
    const children: readonly Nodes[] = 'children' in node ? node.children : [];
    for (const child of children) place(child, roomIn(node, widthMm, theme));
  };
  place(root, textWidth / twipsPerMillimetre);
};

/** Whether there is a picture in a node. */
export const hasPicture = (node: Nodes): boolean =>
  node.data?.docxPlace !== undefined || ('children' in node && node.children.some((child: Nodes) => hasPicture(child)));

/** An image of the text as a picture in its line, with its words for those who can't see it; null where Word shows none. */
export const docxPicture = ({ alt, data }: Image): ImageRun | null => {
  const { picture, docxPlace } = data ?? {};
  const type = picture === undefined ? undefined : wordTypes[picture.type];
  if (picture?.data == null || docxPlace === undefined || type === undefined) return null;
  const { number, width, height } = docxPlace;
  return new ImageRun({
    type,
    data: picture.data,
    transformation: { width: pixelsOfMm(width), height: pixelsOfMm(height) },
    altText: { id: String(number), name: `Picture ${number}`, ...(alt ? { description: alt } : {}) },
    ...(alt ? {} : { decorative: true }),
  });
};
