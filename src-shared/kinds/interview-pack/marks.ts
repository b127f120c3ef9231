import { z } from 'zod';

/** From 1, weak, to 5, strong. */
const ratingSchema = z.number().int().min(1).max(5);

/** How answering a question went when it was practised, the newest last. */
export const practiceMarkSchema = z.object({
  tries: z
    .array(
      z.object({
        rating: ratingSchema,
        /** Epoch milliseconds. */
        at: z.number().int(),
        /** How long the answer was thought about, in milliseconds. */
        thoughtMs: z.number().int().min(0),
      }),
    )
    .max(200),
  notes: z.string().max(10_000),
});

/** What an interviewer wrote down at a question. */
export const scoreMarkSchema = z.object({ score: ratingSchema.nullable(), notes: z.string().max(10_000) });

/** What the candidate said to a question that the CV can't answer: evidence from then on. */
export const evidenceMarkSchema = z.object({ text: z.string().trim().min(1).max(10_000) });

/** What may be noted at a question. */
export const interviewPackMarks = {
  practice: practiceMarkSchema,
  score: scoreMarkSchema,
  evidence: evidenceMarkSchema,
} as const;
