import type { Nodes } from 'mdast';
import type { Theme } from '#shared/model/theme.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { contentSizeMm, tallestPictureMm } from '../content/measures.ts';
import { pictureUri } from '../content/picture-uri.ts';

/** The widths of tables whose pictures have a rule of their own; in wider ones that of the widest holds. */
const tableColumns = [2, 3, 4, 5, 6] as const;

/** The style sheet of pictures in the text: as wide as there is room for, and their shape kept. Empty where there are none. */
export const pictureCss = ({ pictures }: ExportDocument, theme: Theme): string[] =>
  pictures.length === 0
    ? []
    : [
        `.picture{max-width:100%;max-height:${tallestPictureMm(theme).toFixed(2)}mm;width:auto;height:auto}`,
        // Columns grow with what they hold: a wide picture would leave no room for the others.
        ...tableColumns.map((columns) => {
          const share = ((contentSizeMm(theme).width / columns) * 0.9).toFixed(2);
          return `.picture.in-${columns}{max-width:min(100%,${share}mm)}`;
        }),
      ];

/** Notes on the images of a tree what elements they become. */
export const annotatePictures = (node: Nodes, columns = 1): void => {
  const picture = node.data?.picture;
  if (picture !== undefined) {
    const { width, height } = picture;
    const className = ['picture', ...(columns > 1 ? [`in-${Math.min(columns, 6)}`] : [])];
    node.data = { ...node.data, hProperties: { className, src: pictureUri(picture), width, height } };
  }
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  for (const child of children) annotatePictures(child, node.type === 'tableRow' ? children.length : columns);
};
