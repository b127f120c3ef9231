import type { RouteName } from '#shared/contract/routes.ts';
import type { ConnectionReport } from '#shared/model/connection.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { FakeBridge } from '../fake-bridge.ts';
import type { FakeModels } from './fake-models.ts';
import { fakeErrors, fakeMonths, sixConnections, sixStates } from './fake-models.ts';
import type { Scene } from './scenes.ts';

const unreadable = { code: 'data.damaged', message: 'The data is damaged.', action: 'Restore a backup.' } as const;

const scene = (
  hash: string,
  models: Partial<FakeModels> = {},
  settings: Partial<Settings> = {},
  silent: readonly RouteName[] = [],
): Scene => ({ options: { models, settings, silent }, fill: () => hash });

const costs: Settings['costs'] = {
  currency: 'EUR',
  monthlyLimit: 5,
  prices: [
    { model: 'gpt-5-mini*', input: 0.23, cachedInput: 0.023, output: 1.85 },
    { model: 'mistral-small*', input: 0, cachedInput: 0, output: 0 },
  ],
};

const report: ConnectionReport = {
  isReachable: true,
  isKeyAccepted: true,
  dialect: 'responses',
  models: ['gpt-5', 'gpt-5-mini', 'gpt-5-nano', 'gpt-4.1'],
  isModelThere: true,
  latencyMs: 412,
  problem: null,
};
const refused: ConnectionReport = {
  ...report,
  isKeyAccepted: false,
  dialect: null,
  models: null,
  isModelThere: null,
  problem: { code: 'provider.auth', message: 'The model’s server did not accept the key.', action: 'Check the key.' },
};

const full: Partial<FakeModels> = {
  states: sixStates,
  report,
  months: fakeMonths(Date.now()),
  cache: { entries: 214, bytes: 3_412_000 },
  errors: fakeErrors(200, Date.now()),
  found: [
    { preset: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', models: ['llama3.1:8b', 'mistral-small:24b'] },
    { preset: 'lm-studio', baseUrl: 'http://127.0.0.1:1234/v1', models: ['qwen3-8b'] },
  ],
};
const six: Partial<Settings> = { connections: sixConnections, defaultProvider: 'openai', costs };

/** Something is held as soon as the window listens. */
const held = (reason: 'offline' | 'no-key' | 'quota' | 'spending-limit') => (bridge: FakeBridge) => {
  const payload = { reason, origin: 'https://api.openai.com', connection: 'openai', label: 'OpenAI', held: 9 };
  // Said until the window is there to hear it; once it has, the same again is no news.
  for (const afterMs of [500, 1_500, 3_000, 5_000]) {
    window.setTimeout(() => bridge.emit({ name: 'provider.held', payload }), afterMs);
  }
  return '#/settings/models';
};
const heldScene = (reason: Parameters<typeof held>[0]): Scene => ({
  options: { models: full, settings: six },
  fill: held(reason),
});

/** Every state of the pages about models, by name. */
export const providerScenes: Readonly<Record<string, Scene>> = {
  'models-empty': scene('#/settings/models', { found: full.found ?? [] }),
  'models-full': scene('#/settings/models', full, six),
  'models-memory': scene('#/settings/models', { ...full, keyStorage: 'memory' }, six),
  'models-refused': scene('#/settings/models', { ...full, report: refused }, six),
  'models-testing': scene('#/settings/models', full, six, ['connection.test']),
  'models-error': {
    options: { errors: { 'connection.list': unreadable } },
    fill: () => '#/settings/models',
  },
  'costs-empty': scene('#/settings/costs'),
  'costs-full': scene('#/settings/costs', full, six),
  'costs-reached': scene('#/settings/costs', full, { ...six, costs: { ...costs, monthlyLimit: 4 } }),
  'costs-error': {
    options: { errors: { 'usage.get-spending': unreadable, 'usage.get-totals': unreadable } },
    fill: () => '#/settings/costs',
  },
  'privacy-empty': scene('#/settings/privacy'),
  'privacy-full': scene('#/settings/privacy', full, six),
  'errors-empty': scene('#/settings/errors'),
  'errors-full': {
    options: { models: full },
    fill: (bridge) => {
      bridge.addDrafted('Kwame Mensah, Cloud Architect', 'Ville de Lyon', 240_000);
      return '#/settings/errors';
    },
  },
  'errors-error': { options: { errors: { 'error-log.list': unreadable } }, fill: () => '#/settings/errors' },
  'held-offline': heldScene('offline'),
  'held-no-key': heldScene('no-key'),
  'held-quota': heldScene('quota'),
  'held-limit': heldScene('spending-limit'),
  'first-run': scene('#/', { found: full.found ?? [], report }, { hasChosenProvider: false }),
  'first-run-refused': scene('#/', { report: refused, keyStorage: 'memory' }, { hasChosenProvider: false }),
};
