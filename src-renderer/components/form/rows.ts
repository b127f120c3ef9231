import { z } from 'zod';

/** What every row of a form's lists has: a key of its own, so that React and the focus follow it when rows move. */
export const rowSchema = z.object({ key: z.string() });
export type Row = z.infer<typeof rowSchema>;

export const textRowSchema = rowSchema.extend({ text: z.string() });
export type TextRow = z.infer<typeof textRowSchema>;

/** A key for a new row. Forms are kept longer than a window lives, so it is unique beyond this one. */
export const newKey = (): string => crypto.randomUUID();

/** A row of a list of sentences. */
export const textRow = (text = ''): TextRow => ({ key: newKey(), text });
