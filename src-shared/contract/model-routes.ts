import { z } from 'zod';
import {
  connectionReportSchema,
  connectionSchema,
  connectionViewSchema,
  presetNameSchema,
} from '../model/connection.ts';
import { providerNameSchema } from '../model/run.ts';
import { spendingSchema, usageMonthSchema } from '../model/usage.ts';
import { nothing, route } from './route.ts';

/** Servers with models, what they cost, and the answers that are kept; part of `routes`. */
export const modelRoutes = {
  /** What providers were paid for, month by month, newest first; it outlives the jobs. */
  'usage.get-totals': route(nothing, z.object({ months: z.array(usageMonthSchema) })),
  'usage.get-spending': route(nothing, spendingSchema),

  /** Every server with models that is set up. */
  'connection.list': route(
    nothing,
    z.object({
      connections: z.array(connectionViewSchema),
      /** Where keys are kept: in the system's key store, or in memory until Dossier quits, where the system has none. */
      keyStorage: z.enum(['system', 'memory']),
    }),
  ),
  /** Adds a connection, or changes the one of that id. Throws `input.invalid` for an address Dossier may not send to. */
  'connection.save': route(connectionSchema, z.object({ connection: connectionViewSchema })),
  'connection.remove': route(z.object({ id: providerNameSchema }), nothing),
  /** Keeps a key for the connection's server, or forgets it. No route ever returns one. */
  'connection.set-key': route(
    z.object({
      id: providerNameSchema,
      key: z.string().trim().min(1).max(4_000).nullable(),
      /** Only as long as this process lives, in memory. */
      isPassing: z.boolean().default(false),
    }),
    z.object({ isKept: z.boolean() }),
  ),
  /** Tries a connection as it stands in a form, saved or not, without anything that costs; stores nothing. */
  'connection.test': route(
    z.object({
      connection: connectionSchema,
      /** To try instead of the one that is kept. */
      key: z.string().trim().min(1).max(4_000).optional(),
    }),
    connectionReportSchema,
  ),
  /** Looks for servers with models on the usual ports of this machine; only ever when asked to. */
  'connection.find-local': route(
    nothing,
    z.object({
      found: z.array(z.object({ preset: presetNameSchema, baseUrl: z.string(), models: z.array(z.string()) })),
    }),
  ),
  /** Says that the machine has a network again, or none: what is held looks anew at once. */
  'network.changed': route(z.object({ isOnline: z.boolean() }), nothing),

  /** What stands in the cache of answers. */
  'response-cache.get': route(nothing, z.object({ entries: z.number().int(), bytes: z.number().int() })),
  'response-cache.clear': route(nothing, nothing),
} as const;
