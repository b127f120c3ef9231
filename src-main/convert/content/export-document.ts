import { z } from 'zod';
import { runRecordSchema } from '#shared/model/run.ts';
import { sectionPlanSchema } from '#shared/model/section.ts';

/** A section as an export needs it: what was planned and the text that stands in it now. */
export const exportSectionSchema = sectionPlanSchema
  .pick({ key: true, order: true, heading: true, category: true, hasSource: true })
  .extend({
    /** Markdown; empty where nothing was drafted. */
    content: z.string(),
  });
export type ExportSection = z.infer<typeof exportSectionSchema>;

/** A language as BCP 47 has it, e.g. `en` or `pt-BR`. */
const languageSchema = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i);

/** Everything an export may use, and nothing it has to look up: all formats are made from this one value. */
export const exportDocumentSchema = z.object({
  /** The document's title, e.g. "Kwame Mensah, Cloud Architect". */
  title: z.string(),
  /** Whom it is about: printed in the footer, and above the text if no header section does it. */
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
  sections: z.array(exportSectionSchema),
  /** What a JSON export holds; null where there was no run, as with a sample. */
  record: runRecordSchema.nullable(),
});
export type ExportDocument = z.infer<typeof exportDocumentSchema>;
