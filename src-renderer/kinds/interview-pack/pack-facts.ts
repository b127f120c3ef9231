import type { z } from 'zod';
import { interviewPackViewSchema } from '#shared/kinds/interview-pack/interview-pack.ts';
import type { InterviewPackOptions } from '#shared/kinds/interview-pack/options.ts';
import { interviewPackOptionsSchema } from '#shared/kinds/interview-pack/options.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { JobDescription } from '#shared/model/job-description.ts';

/** What another set is like unless told. */
export interface UsualSet {
  readonly count: number;
  readonly answers: InterviewPackOptions['answers'];
  /** Empty: none. */
  readonly comment: string;
}

/** What is known of a pack besides its questions. */
export interface PackFacts {
  readonly job: JobDescription | null;
  /** The pack whose questions came first: all candidates who were given them have the same one. */
  readonly origin: string;
  readonly isGiven: boolean;
  readonly usualSet: UsualSet;
}

const { questions, answers } = interviewPackOptionsSchema.parse({});

const readUsualSet = (told: z.infer<typeof interviewPackViewSchema>['usualSet']): UsualSet => ({
  count: told?.count ?? questions,
  answers: told?.answers ?? answers,
  comment: told?.comment ?? '',
});

/** The facts of a pack, of its document. Pure. */
export const readFacts = ({ id, view }: Pick<DocumentView, 'id' | 'view'>): PackFacts => {
  const told = interviewPackViewSchema.safeParse(view).data;
  return {
    job: told?.job ?? null,
    origin: told?.givenFrom ?? id,
    isGiven: told?.givenFrom !== undefined,
    usualSet: readUsualSet(told?.usualSet),
  };
};
