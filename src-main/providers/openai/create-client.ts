import OpenAI from 'openai';
import type { Connection } from '#shared/model/connection.ts';
import { addressOf } from './connection-address.ts';
import type { createGuardedFetch } from './guarded-fetch.ts';

/**
 * The SDK, with everything turned off that it would do or look up by itself: retries, logs, and the environment's keys,
 * addresses and organisations, which would otherwise be told to whatever server the user has set up.
 */
export const createClient = (connection: Connection, fetch: ReturnType<typeof createGuardedFetch>): OpenAI =>
  new OpenAI({
    baseURL: addressOf(connection).url,
    // The SDK insists on one. The guarded fetch drops it and sends the real one, or none.
    apiKey: 'unused',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off',
    timeout: connection.firstByteSeconds * 1_000,
    fetch,
    fetchOptions: { redirect: 'error' },
  });
