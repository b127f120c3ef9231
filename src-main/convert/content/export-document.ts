import { z } from 'zod';
import { assetIdSchema, pictureFactsSchema } from '#shared/model/asset.ts';
import { bytesSchema } from '#shared/model/bytes.ts';
import { runRecordSchema } from '#shared/model/run.ts';
import { sectionGroupSchema, sectionKeySchema, sectionRoleSchema } from '#shared/model/section.ts';

/** A section as an export needs it: what was planned and the text that stands in it now. */
const exportSectionSchema = z.object({
  key: sectionKeySchema,
  order: z.number().int().min(0),
  /** What the document prints above it; null where its text brings its own, or where it stands under its group's. */
  heading: z.string().min(1).max(300).nullable(),
  role: sectionRoleSchema,
  /** The sections it belongs with: the name that style sheets know them by. */
  group: sectionGroupSchema,
  /** What is printed above the first entry of a group none of whose sections has a heading; null for nothing. */
  groupHeading: z.string().min(1).max(300).nullable(),
  hasSource: z.boolean(),
  /** Markdown; empty where nothing was drafted. */
  content: z.string(),
});
export type ExportSection = z.infer<typeof exportSectionSchema>;

/** A picture that texts show by its id. `data` is null where whoever shows the page reads it by itself, as the window does. */
const exportPictureSchema = pictureFactsSchema.extend({ id: assetIdSchema, data: bytesSchema.nullable() });
export type ExportPicture = z.infer<typeof exportPictureSchema>;

/** What a document is made of, by how it is set: text that flows over pages is all there is so far. */
const exportBodySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('flow'), sections: z.array(exportSectionSchema) }),
]);

/** A language as BCP 47 has it, e.g. `en` or `pt-BR`. */
const languageSchema = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i);

/** Everything an export may use, and nothing it has to look up: all formats are made from this one value. */
export const exportDocumentSchema = z.object({
  /** The document's title, e.g. "Kwame Mensah, Cloud Architect". */
  title: z.string(),
  /** Whom it is about: printed in the footer, and above the text if no masthead section does it. */
  subjectName: z.string(),
  /** What the person is, as "Cloud Architect"; empty where nobody says. */
  role: z.string(),
  /** Whom the document is for; empty where it is for nobody in particular. */
  client: z.string(),
  language: languageSchema,
  /** When the document was made, ISO 8601 in UTC: the only moment a file carries, so that equal input gives equal files. */
  createdAt: z.iso.datetime(),
  /** The day of its last change, YYYY-MM-DD: what `{date}` says in headers and on covers. */
  date: z.iso.date(),
  body: exportBodySchema,
  /** The pictures there are of those that its texts show; for any other its words stand. */
  pictures: z.array(exportPictureSchema),
  /** What a JSON export holds; null where there was no run, as with a sample. */
  record: runRecordSchema.nullable(),
});
export type ExportDocument = z.infer<typeof exportDocumentSchema>;
