import type { AppEvent } from '#shared/contract/events.ts';
import type { RouteName, RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection, ConnectionView } from '#shared/model/connection.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Spending } from '#shared/model/usage.ts';
import type { FakeModels } from './fake-models.ts';

type ProviderRoute = Extract<
  RouteName,
  `connection.${string}` | `usage.${string}` | `response-cache.${string}` | `error-log.${string}` | `network.${string}`
>;
type ProviderHandlers = {
  [R in ProviderRoute]: (input: RouteParsedInput<R>) => RouteOutput<R> | Promise<RouteOutput<R>>;
};

interface FakeProvidersDeps {
  readonly settings: () => Settings;
  readonly setSettings: (patch: Partial<Settings>) => void;
  readonly emit: (event: AppEvent) => void;
  /** Says that usage or the error log has changed. */
  readonly changed: (entity: 'usage' | 'error') => void;
}

/** The models' part of the fake main side: connections, keys, spending, cache and failures. */
export class FakeProviders {
  private models: FakeModels;
  private readonly deps: FakeProvidersDeps;
  /** Keys by connection, to look at in tests: the contract gives none back. */
  readonly keys = new Map<string, string>();
  /** What the window said of the network. */
  readonly network: boolean[] = [];

  constructor(models: FakeModels, deps: FakeProvidersDeps) {
    this.models = models;
    this.deps = deps;
    for (const [id, { hasKey }] of Object.entries(models.states)) if (hasKey) this.keys.set(id, 'sk-kept-before');
  }

  private view(connection: Connection): ConnectionView {
    const reading = readBaseUrl(connection.baseUrl);
    return {
      ...connection,
      origin: reading.ok ? reading.origin : '',
      reach: reading.ok ? reading.reach : 'internet',
      currentConcurrency: connection.concurrency,
      pausedUntil: null,
      ...this.models.states[connection.id],
      hasKey: this.keys.has(connection.id),
    };
  }

  private put(connections: Connection[]): void {
    this.deps.setSettings({ connections });
    this.deps.emit({ name: 'connections.updated', payload: {} });
  }

  private spending(): Spending {
    const { currency, monthlyLimit } = this.deps.settings().costs;
    const month = new Date().toISOString().slice(0, 7);
    const now = this.models.months.filter((it) => it.month === month);
    const sum = (read: (it: FakeModels['months'][number]) => number) => now.reduce((all, it) => all + read(it), 0);
    const calls = sum((it) => it.calls);
    const cached = sum((it) => it.cachedAnswers);
    return {
      month,
      costMicros: sum((it) => it.costMicros),
      limitMicros: monthlyLimit === null ? null : Math.round(monthlyLimit * 1_000_000),
      currency,
      calls,
      hasEstimates: sum((it) => it.estimatedCalls) > 0,
      unpricedCalls: sum((it) => it.unpricedCalls),
      hitRate: calls + cached > 0 ? cached / (calls + cached) : null,
      promptCacheRate: calls > 0 ? 0.8 : null,
    };
  }

  readonly handlers: ProviderHandlers = {
    'connection.list': () => ({
      connections: this.deps.settings().connections.map((it) => this.view(it)),
      keyStorage: this.models.keyStorage,
    }),
    'connection.save': (connection) => {
      const { connections } = this.deps.settings();
      const isKnown = connections.some(({ id }) => id === connection.id);
      this.put(
        isKnown ? connections.map((it) => (it.id === connection.id ? connection : it)) : [...connections, connection],
      );
      return { connection: this.view(connection) };
    },
    'connection.remove': ({ id }) => {
      this.keys.delete(id);
      this.put(this.deps.settings().connections.filter((it) => it.id !== id));
      return {};
    },
    'connection.set-key': ({ id, key, isPassing }) => {
      if (key === null) this.keys.delete(id);
      else this.keys.set(id, key);
      this.deps.emit({ name: 'connections.updated', payload: {} });
      return { isKept: this.models.keyStorage === 'system' && !isPassing };
    },
    'connection.test': () => this.models.report,
    'connection.find-local': () => ({ found: [...this.models.found] }),
    'network.changed': ({ isOnline }) => {
      this.network.push(isOnline);
      return {};
    },
    'usage.get-totals': () => ({ months: [...this.models.months] }),
    'usage.get-spending': () => this.spending(),
    'response-cache.get': () => ({ ...this.models.cache }),
    'response-cache.clear': () => {
      this.models = { ...this.models, cache: { entries: 0, bytes: 0 } };
      return {};
    },
    'error-log.list': ({ before, limit }) => {
      const rest = this.models.errors.filter(({ seq }) => before === undefined || seq < before);
      return { entries: rest.slice(0, limit), total: this.models.errors.length, hasMore: rest.length > limit };
    },
    'error-log.export': () => ({ path: '/home/user/Documents/dossier-errors-2026-11-22.json' }),
    'error-log.clear': () => {
      this.models = { ...this.models, errors: [] };
      this.deps.changed('error');
      return {};
    },
  };
}
