import type { ConnectionView } from '#shared/model/connection.ts';
import { connectionSchema } from '#shared/model/connection.ts';

/** A connection to OpenAI that is ready, with changes. */
export const connectionView = (change: Partial<ConnectionView> = {}): ConnectionView => ({
  ...connectionSchema.parse({
    id: 'openai',
    label: 'OpenAI',
    preset: 'openai',
    baseUrl: 'https://api.openai.com/v1',
    model: 'gpt-5-mini',
  }),
  origin: 'https://api.openai.com',
  reach: 'internet',
  hasKey: true,
  currentConcurrency: 4,
  pausedUntil: null,
  ...change,
});

/** A server on this computer that needs no key, with changes. */
export const localView = (change: Partial<ConnectionView> = {}): ConnectionView =>
  connectionView({
    id: 'ollama',
    label: 'Ollama',
    preset: 'ollama',
    baseUrl: 'http://127.0.0.1:11434/v1',
    origin: 'http://127.0.0.1:11434',
    reach: 'loopback',
    hasKey: false,
    model: 'llama3.1:8b',
    ...change,
  });
