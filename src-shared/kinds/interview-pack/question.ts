import { z } from 'zod';

/** The themes of an interview, in the order in which it goes through them. */
export const interviewThemes = [
  'experience',
  'technical',
  'behavioural',
  'gaps',
  'motivation',
  'questions-to-ask',
] as const;
export const interviewThemeSchema = z.enum(interviewThemes);
export type InterviewTheme = z.infer<typeof interviewThemeSchema>;

/** The languages that the question bank speaks; a further one is a folder of sentences and a line here. */
export const packLanguageSchema = z.enum(['en', 'fr']);
export type PackLanguage = z.infer<typeof packLanguageSchema>;

const line = (max: number) => z.string().trim().min(1).max(max);

/** Longest question that a user may type, in UTF-16 units. */
export const longestQuestion = 1_000;

/** A text of the CV that a question touches. */
export const questionEvidenceSchema = z.object({
  /** Verbatim; what is cut off at the end shows as "…". */
  quote: line(600),
  /** "Role, company, period", or the part of the CV it stands in. */
  where: line(400),
  /** Index into `candidate.experience` of the input. */
  experience: z.number().int().min(0).exactOptional(),
});
export type QuestionEvidence = z.infer<typeof questionEvidenceSchema>;

/** What an answer of 1, 3 and 5 points looks like. */
export const anchorsSchema = z.object({ low: line(600), middle: line(600), high: line(600) });
export type Anchors = z.infer<typeof anchorsSchema>;

/** One question of a pack: what its section holds besides the answer. */
export const questionDataSchema = z.object({
  /** From 1; sets are kept. */
  set: z.number().int().min(1).max(999),
  /** From 1 within its set. */
  number: z.number().int().min(1).max(999),
  theme: interviewThemeSchema,
  question: line(longestQuestion),
  why: line(1_000),
  goodAnswer: line(1_000),
  /** The line of the job that it is about, verbatim. */
  requirement: line(600).exactOptional(),
  evidence: z.array(questionEvidenceSchema).max(12),
  anchors: anchorsSchema,
  /** Whether the user typed it. */
  isOwn: z.boolean().default(false),
  language: packLanguageSchema,
  /** What only the candidate can say, as a question to them; absent where the CV carries an answer. */
  needsInput: line(1_000).exactOptional(),
  /** The pattern it was made of, and what of CV and job it is about, so that it can be made again without names. */
  source: z.object({ pattern: line(80), matter: line(80) }).exactOptional(),
});
export type QuestionData = z.infer<typeof questionDataSchema>;

/** What a set of questions is stored as. */
export const questionSetSchema = z.object({ questions: z.array(questionDataSchema) });
export type QuestionSet = z.infer<typeof questionSetSchema>;
