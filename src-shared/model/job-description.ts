import { z } from 'zod';
import { mostJobCharacters } from './candidate-limits.ts';
import { anyList, countCharacters, limitedList } from './limited-list.ts';

const text = (max = 2_000) => z.string().trim().min(1).max(max);

const schemaWith = (list: typeof limitedList) =>
  z.object({
    title: text(300).optional(),
    company: text(200).optional(),
    location: text(200).optional(),
    summary: text(8_000).optional(),
    requirements: list(text(2_000), 300).default([]),
    /** What the person will do, as far as the source tells it apart from what is asked of them. */
    responsibilities: list(text(2_000), 300).optional(),
    skills: list(text(160), 300).default([]),
    sourceText: z.string().max(200_000).optional(),
  });

/** What a client asks for (requirement A1). `sourceText` is the text it was read from, kept so that it can be corrected. */
export const jobDescriptionSchema = schemaWith(limitedList).superRefine(({ sourceText: _, ...own }, context) => {
  const found = countCharacters(own);
  if (found <= mostJobCharacters) return;
  const message = `at most ${mostJobCharacters} characters altogether, found ${found}`;
  context.addIssue({ code: 'custom', path: [], message });
});

/** A job as documents hold it: of any length, since earlier versions had other limits. */
export const storedJobDescriptionSchema = schemaWith(anyList);
export type JobDescription = z.infer<typeof jobDescriptionSchema>;
