import { z } from 'zod';

/** Any value that JSON can hold. */
export const jsonSchema = z.json();
export type Json = z.infer<typeof jsonSchema>;

/** A value as JSON holds it: fields that are undefined are gone. */
export const toJson = (value: object): Json => {
  // What was just written as JSON is JSON.
  const copy: Json = JSON.parse(JSON.stringify(value));
  return copy;
};
