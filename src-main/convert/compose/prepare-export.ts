import { isDeepStrictEqual } from 'node:util';
import { picturesIn } from '#shared/markdown/pictures-in.ts';
import type { AssetId } from '#shared/model/asset.ts';
import type { OpenDocument } from '../../documents/document-kind.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { anonymiseDocument } from './anonymise-document.ts';
import { anonymiseDressing } from './anonymise-dressing.ts';
import type { ExportToPrepare, PreparedExport } from './export-to-prepare.ts';
import { layOut } from './lay-out.ts';

/** What the user is told of texts that the theme or its Word file lost, for they named somebody. */
const themeTexts = 'Texts of the theme';

/** What the user is told of pictures that an anonymous document has only in words. */
const leftOutPictures = 'Pictures (left out)';

/** The words of a Word file that end up in exports, line by line; null where they can't be read. */
export type TemplateWords = (data: Uint8Array) => string | null;

const picturesOf = ({ body }: ExportDocument): AssetId[] => [
  ...new Set(body.sections.flatMap(({ content }) => picturesIn(content))),
];

/**
 * Lays a document's sections out for an export, and makes it anonymous where that is asked for. Throws
 * `export.not-anonymous`.
 */
export const prepareExport = (
  opened: OpenDocument,
  { document: bare, sections, paper, anonymise, dressing }: ExportToPrepare,
  templateWords: TemplateWords,
): PreparedExport => {
  const document: ExportDocument = {
    ...bare,
    role: opened.describe().role,
    body: { type: 'flow', sections: layOut(opened, sections, paper) },
  };
  const shown = picturesOf(document);
  if (anonymise === null) {
    return { document, dressing, table: opened.table?.(sections) ?? null, rewritten: [], shown };
  }
  const anonymous = anonymiseDocument({ document, opened, rows: sections, paper }, anonymise);
  const worn = anonymiseDressing(dressing, anonymous.mayName, templateWords);
  const hasLost = worn.template !== dressing.template || !isDeepStrictEqual(worn.theme, dressing.theme);
  const stillShown = picturesOf(anonymous.document);
  return {
    document: anonymous.document,
    dressing: worn,
    table: anonymous.table,
    rewritten: [
      ...anonymous.rewritten,
      ...(shown.length > 0 && stillShown.length === 0 ? [leftOutPictures] : []),
      ...(hasLost ? [themeTexts] : []),
    ],
    shown: stillShown,
  };
};
