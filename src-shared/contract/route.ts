import { z } from 'zod';

/** One call across the boundary: what goes in, what comes out. Outputs come back as a Result (model/app-error.ts). */
export interface Route<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

/** Pairs the schemas of one call, keeping their types. */
export const route = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Route<I, O> => ({
  input,
  output,
});

/** What is taken or answered where there is nothing to say. */
export const nothing = z.object({});
