import { z } from 'zod';
import { jsonSchema } from '../model/json.ts';
import { documentKindSchema } from '../model/run.ts';
import { route } from './route.ts';

/** The form of a new document as its kind's window keeps it while it is filled in, one a kind; part of `routes`. */
export const formDraftRoutes = {
  /** What was kept of the form; null where nothing was. */
  'form-draft.get': route(z.object({ kind: documentKindSchema }), z.object({ value: jsonSchema })),
  /** Keeps the form in place of what was kept before; null forgets it. */
  'form-draft.save': route(z.object({ kind: documentKindSchema, value: jsonSchema }), z.object({})),
} as const;
