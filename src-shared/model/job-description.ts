import { z } from 'zod';
import { mostJobCharacters } from './candidate-limits.ts';
import { countCharacters, limitedList } from './limited-list.ts';

const text = (max = 2_000) => z.string().trim().min(1).max(max);

/** What a client asks for (requirement A1). `sourceText` is the text it was read from, kept so that it can be corrected. */
export const jobDescriptionSchema = z
  .object({
    title: text(300).optional(),
    company: text(200).optional(),
    location: text(200).optional(),
    summary: text(8_000).optional(),
    requirements: limitedList(text(2_000), 300).default([]),
    /** What the person will do, as far as the source tells it apart from what is asked of them. */
    responsibilities: limitedList(text(2_000), 300).optional(),
    skills: limitedList(text(160), 300).default([]),
    sourceText: z.string().max(200_000).optional(),
  })
  .superRefine(({ sourceText: _, ...own }, context) => {
    const found = countCharacters(own);
    if (found <= mostJobCharacters) return;
    const message = `at most ${mostJobCharacters} characters altogether, found ${found}`;
    context.addIssue({ code: 'custom', path: [], message });
  });
export type JobDescription = z.infer<typeof jobDescriptionSchema>;
