import { z } from 'zod';
import { answersSchema, commentSchema, questionCountSchema } from './options.ts';
import { interviewThemeSchema, longestQuestion, questionDataSchema } from './question.ts';

const questionsBriefSchema = z.object({
  type: z.literal('questions'),
  set: z.number().int().min(1).max(999),
  count: questionCountSchema,
  answers: answersSchema,
  comment: commentSchema.exactOptional(),
});
export type QuestionsBrief = z.infer<typeof questionsBriefSchema>;

const answerBriefSchema = z.object({ type: z.literal('answer'), question: questionDataSchema });

/** What a step or section of an interview pack is to do: find a set of questions, or answer one. */
export const interviewPackBriefSchema = z.discriminatedUnion('type', [questionsBriefSchema, answerBriefSchema]);
export type InterviewPackBrief = z.infer<typeof interviewPackBriefSchema>;

/** What the user may ask for once a pack is there: another set, or a question of their own. */
export const interviewPackWishSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('questions'),
    count: questionCountSchema.exactOptional(),
    answers: answersSchema.exactOptional(),
    comment: commentSchema.exactOptional(),
  }),
  z.object({
    type: z.literal('own-question'),
    question: z.string().trim().min(1).max(longestQuestion),
    theme: interviewThemeSchema,
    /** The set it joins; the newest unless told. */
    set: z.number().int().min(1).max(999).exactOptional(),
  }),
]);
export type InterviewPackWish = z.infer<typeof interviewPackWishSchema>;
