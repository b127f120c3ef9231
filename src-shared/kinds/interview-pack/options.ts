import { z } from 'zod';
import { questionDataSchema } from './question.ts';

/** What the user may say to a set of questions, or to one answer. */
export const commentSchema = z.string().trim().max(2_000);

/** How many questions one set may hold. */
export const questionCountSchema = z.number().int().min(5).max(40);

/** Which answers are drafted without being asked for. */
export const answersSchema = z.enum(['none', 'all']);

/** A pack, by its document's id. */
export const packIdSchema = z.string().min(1).max(80);

/** A set that several candidates of a job are to answer. */
export const givenSetSchema = z.object({
  /** The pack it first came from: packs with the same one are compared. */
  from: packIdSchema,
  questions: z.array(questionDataSchema).min(1).max(200),
});

/** Options of an interview pack (C1). */
export const interviewPackOptionsSchema = z.object({
  /** The set of another candidate's pack that this one is to answer too; no set of its own is found then. */
  given: givenSetSchema.exactOptional(),
  /** Sets drafted one after another when the pack is made; more can be asked for later. */
  sets: z
    .number()
    .int()
    .min(1)
    .max(5)
    .default(1)
    .meta({ flag: 'sets', value: 'N', help: 'how many sets of questions' }),
  /** Questions in each set. */
  questions: questionCountSchema
    .default(15)
    .meta({ flag: 'questions', value: 'N', help: 'how many questions in each set' }),
  answers: answersSchema
    .default('none')
    .meta({ flag: 'answers', value: 'none|all', help: 'which answers are drafted' }),
  /** What steers every set. */
  comment: commentSchema.exactOptional().meta({ flag: 'comment', value: 'TEXT', help: 'what steers every set' }),
});
export type InterviewPackOptions = z.infer<typeof interviewPackOptionsSchema>;
