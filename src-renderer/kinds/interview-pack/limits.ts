import {
  commentSchema,
  interviewPackOptionsSchema,
  questionCountSchema,
} from '#shared/kinds/interview-pack/options.ts';

/** How few and how many questions one set may hold. */
export const fewestQuestions = questionCountSchema.minValue ?? 1;
export const mostQuestions = questionCountSchema.maxValue ?? 100;

/** How many sets may be asked for at once when a pack is made. */
export const mostSets = interviewPackOptionsSchema.shape.sets.unwrap().maxValue ?? 1;

/** Longest comment, in UTF-16 units. */
export const longestComment = commentSchema.maxLength ?? undefined;
