import { z } from 'zod';

/** Any value that JSON can hold. */
export const jsonSchema = z.json();
export type Json = z.infer<typeof jsonSchema>;

/** A value as JSON holds it: undefined fields are dropped. */
export const toJson = (value: object): Json => {
  // The result of JSON.stringify is valid JSON.
  const copy: Json = JSON.parse(JSON.stringify(value));
  return copy;
};
