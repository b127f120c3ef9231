import { z } from 'zod';
import { readBaseUrl } from './base-url.ts';
import { providerNameSchema } from './run.ts';

/** The servers Dossier knows how to fill the form in for; `custom` is any other that speaks the same language. */
export const presetNameSchema = z.enum([
  'openai',
  'ollama',
  'lm-studio',
  'llama-cpp',
  'vllm',
  'gemini',
  'grok',
  'custom',
]);
export type PresetName = z.infer<typeof presetNameSchema>;

/** How a server is spoken to: the Responses API, chat completions, or whichever a probe finds. */
export const dialectSchema = z.enum(['auto', 'responses', 'chat']);
export type Dialect = z.infer<typeof dialectSchema>;

/** A name that is none of Dossier's own drafters. */
const connectionIdSchema = providerNameSchema.refine(
  (name) => name !== 'embedded' && name !== 'scripted',
  'that name is taken by a drafter of its own',
);

/** Who takes over a connection's work, and how long the server must have been held by then (requirement F13). */
export const secondChoiceSchema = z.object({
  /** Another connection's id, or `embedded`. */
  provider: providerNameSchema,
  afterMinutes: z.number().int().min(1).max(1_440).default(10),
});
export type SecondChoice = z.infer<typeof secondChoiceSchema>;

/** The fields a user sets of one server with models. Its key is none of them: keys live in the system's key store. */
export const connectionSchema = z.object({
  id: connectionIdSchema,
  label: z.string().trim().min(1).max(80),
  preset: presetNameSchema,
  /** Includes the version, e.g. `https://api.openai.com/v1`. */
  baseUrl: z
    .string()
    .max(2_000)
    .refine((text) => readBaseUrl(text).ok, 'an address Dossier may send to'),
  /** The model that drafts unless a run names another; null until one was chosen. */
  model: z.string().trim().min(1).max(200).nullable().default(null),
  dialect: dialectSchema.default('auto'),
  /** The user has confirmed that this server of the local network may be sent to without encryption. */
  isLanAllowed: z.boolean().default(false),
  /** Calls outlive the app: the provider stores each answer until it is fetched. Off unless the user wants it so. */
  isBackground: z.boolean().default(false),
  /** Requests at once: never more, and never fewer however often the server asks to slow down. */
  concurrency: z.number().int().min(1).max(16).default(4),
  minConcurrency: z.number().int().min(1).max(16).default(1),
  /** Null for no limit but the queue's own. */
  requestsPerMinute: z.number().int().min(1).max(10_000).nullable().default(null),
  /** How long the first byte and any later one may take, in seconds: a local server may have a model to load. */
  firstByteSeconds: z.number().int().min(1).max(3_600).default(120),
  idleSeconds: z.number().int().min(1).max(3_600).default(60),
  /** Most tokens of one answer, thinking included. */
  maxOutputTokens: z.number().int().min(64).max(200_000).default(8_000),
  /** Null where work waits until its server is back. */
  secondChoice: secondChoiceSchema.nullable().default(null),
});
export type Connection = z.infer<typeof connectionSchema>;

interface Preset {
  readonly label: string;
  readonly baseUrl: string;
  readonly dialect: Dialect;
  readonly suggestedModel: string | null;
  readonly firstByteSeconds: number;
}

const slowStartSeconds = 600;

const local = (label: string, port: number): Preset => ({
  label,
  baseUrl: `http://127.0.0.1:${port}/v1`,
  dialect: 'auto',
  suggestedModel: null,
  firstByteSeconds: slowStartSeconds,
});

const remote = (label: string, baseUrl: string, dialect: Dialect, suggestedModel: string | null): Preset => ({
  label,
  baseUrl,
  dialect,
  suggestedModel,
  firstByteSeconds: 120,
});

/** What each form begins with. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  openai: remote('OpenAI', 'https://api.openai.com/v1', 'responses', 'gpt-5-mini'),
  ollama: local('Ollama', 11434),
  'lm-studio': local('LM Studio', 1234),
  'llama-cpp': local('llama.cpp', 8080),
  vllm: local('vLLM', 8000),
  gemini: remote('Google Gemini', 'https://generativelanguage.googleapis.com/v1beta/openai', 'chat', null),
  grok: remote('xAI Grok', 'https://api.x.ai/v1', 'auto', null),
  custom: remote('Server', 'https://', 'auto', null),
};

/** The presets of servers that run on the user's own machine, for the search of the usual ports. */
export const localPresets: readonly PresetName[] = ['ollama', 'lm-studio', 'llama-cpp', 'vllm'];

/** A stored connection and what is known of its server: whether there is a key, never the key. */
export const connectionViewSchema = connectionSchema.extend({
  origin: z.string(),
  reach: z.enum(['loopback', 'lan', 'internet']),
  hasKey: z.boolean(),
  /** Requests it may have open now; lower than `concurrency` after the server asked to slow down. */
  currentConcurrency: z.number().int(),
  /** Until when the server asked not to be called, epoch milliseconds. */
  pausedUntil: z.number().nullable(),
});
export type ConnectionView = z.infer<typeof connectionViewSchema>;

/** What a test of a connection found, step by step; a step that wasn't reached is null. */
export const connectionReportSchema = z.object({
  isReachable: z.boolean(),
  isKeyAccepted: z.boolean().nullable(),
  /** What the server was found to speak. */
  dialect: dialectSchema.exclude(['auto']).nullable(),
  /** Names of the models it offers, or null where it keeps no list. */
  models: z.array(z.string()).nullable(),
  isModelThere: z.boolean().nullable(),
  latencyMs: z.number().nullable(),
  /** The error that stopped the test. */
  problem: z.object({ code: z.string(), message: z.string(), action: z.string().optional() }).nullable(),
});
export type ConnectionReport = z.infer<typeof connectionReportSchema>;
