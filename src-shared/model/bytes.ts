import { z } from 'zod';

/** Binary data, as it crosses the boundaries of the app: a file's contents. */
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes');
