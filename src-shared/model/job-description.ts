import { z } from 'zod';

const text = (max = 2_000) => z.string().trim().min(1).max(max);

/** What a client asks for (requirement A1). `sourceText` is the text it was read from, kept so that it can be corrected. */
export const jobDescriptionSchema = z.object({
  title: text(300).optional(),
  company: text(200).optional(),
  location: text(200).optional(),
  summary: text(8_000).optional(),
  requirements: z.array(text(2_000)).max(300).default([]),
  /** What the person will do, as far as the source tells it apart from what is asked of them. */
  responsibilities: z.array(text(2_000)).max(300).optional(),
  skills: z.array(text(160)).max(300).default([]),
  sourceText: z.string().max(200_000).optional(),
});
export type JobDescription = z.infer<typeof jobDescriptionSchema>;
