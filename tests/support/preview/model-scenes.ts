import type { QueueStatus } from '#shared/model/queue-status.ts';
import type { SectionState, SectionView } from '#shared/model/section.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Paid } from '#shared/model/usage.ts';
import type { FakeBridge } from '../fake-bridge.ts';
import { withSections } from '../fake-document.ts';
import { fakeJob, fakeJobs } from './fake-jobs.ts';
import { fakeMonths, sixConnections, sixStates } from './fake-models.ts';
import type { Scene } from './scenes.ts';

const minute = 60_000;
const title = 'Kwame Mensah, Cloud Architect';

const settings: Partial<Settings> = {
  connections: sixConnections,
  defaultProvider: 'openai',
  costs: { currency: 'EUR', monthlyLimit: 25, prices: [] },
};
const models = { states: { ...sixStates, openai: { hasKey: true } }, months: fakeMonths(Date.now()) };

const paid: Paid = {
  calls: 1,
  inputTokens: 2_140,
  cachedTokens: 1_320,
  outputTokens: 612,
  reasoningTokens: 204,
  costMicros: 4_215,
  estimatedCalls: 0,
  cachedAnswers: 0,
};

type Change = (section: SectionView, at: number) => Partial<SectionView>;

/** A document that a model drafts, as `change` leaves it. */
const drafted = (bridge: FakeBridge, change: Change, inAll: Partial<Paid> = {}, endedAgoMs?: number): string => {
  const id = bridge.addDrafted(title, 'Ville de Lyon', 4 * minute);
  const document = bridge.documents.get(id);
  if (!document) throw new Error('no document');
  const { view } = document;
  const sections = view.sections.map((section, at) => ({ ...section, ...change(section, at) }));
  const next = withSections(view, sections, Date.now() - (endedAgoMs ?? 0));
  document.view = {
    ...next,
    paid: { ...paid, calls: 16, inputTokens: 31_402, outputTokens: 8_260, costMicros: 61_380, ...inAll },
    run: next.run && {
      ...next.run,
      provider: 'openai',
      providerLabel: 'OpenAI',
      model: 'gpt-5-mini',
      startedAt: Date.now() - 21_000,
      remainingMs: null,
    },
  };
  return `#/document/${id}`;
};

const byModel: Partial<SectionView> = { origin: 'model', paid };
const wait = (reason: Extract<SectionState, { type: 'waiting' }>['reason']): SectionState => ({
  type: 'waiting',
  reason,
});

/** The first five are the model's; the others hold a first draft and wait. */
const heldFor =
  (reason: 'offline' | 'no-key' | 'quota' | 'spending-limit'): Change =>
  (_, at) =>
    at < 5 ? byModel : { state: wait({ type: 'held', reason }), origin: 'embedded' };

const writing: Change = (section, at) => {
  if (at < 4) return byModel;
  if (at < 7) {
    const text = section.content.slice(0, 90 + at * 30);
    const state = { type: 'drafting', startedAt: Date.now() - at * 900, attempt: 1 } as const;
    // One has nothing to stand there meanwhile.
    return { state, live: { claimNo: 1, text }, ...(at === 6 ? { content: '', origin: null, revision: 0 } : {}) };
  }
  return { state: wait({ type: 'in-line', position: at - 6 }) };
};

const cut = 'Runs landing zones for three regulated clients on two clouds, with the cost of each team';
const broken: Change = (section, at) => {
  if (at === 2) {
    const error = {
      code: 'provider.cut',
      message: 'The answer was cut off.',
      action: 'Try again.',
    } as const;
    return {
      state: { type: 'failed', attempts: 3, error },
      content: '',
      partial: `- ${cut}`,
      paid: { ...paid, calls: 3, estimatedCalls: 3 },
    };
  }
  if (at === 4) {
    const error = {
      code: 'provider.truncated',
      message: 'The answer was longer than allowed.',
      action: 'Raise the limit of an answer in Settings, or choose a shorter length.',
    } as const;
    return { state: { type: 'failed', attempts: 1, error }, partial: section.content.slice(0, 200) };
  }
  return at === 6
    ? { ...byModel, paid: { ...paid, calls: 0, inputTokens: 0, outputTokens: 0, costMicros: null, cachedAnswers: 1 } }
    : byModel;
};

/** The snapshot says that work is held: the fake's own queue status knows of no holds. */
const withHolds = (bridge: FakeBridge, holds: QueueStatus['holds']): void => {
  const call = bridge.call.bind(bridge);
  const patched: typeof bridge.call = async (name, input) => {
    const result = await call(name, input);
    if (name === 'app.get-snapshot' && result.ok) {
      const { queue } = result.value as { queue: QueueStatus };
      Object.assign(queue, { holds, remainingMs: null });
    }
    return result;
  };
  Object.assign(bridge, { call: patched });
};

const held = (reason: 'offline' | 'no-key' | 'quota' | 'spending-limit', isInLibrary = false): Scene => ({
  options: {
    settings,
    models,
    queues: { holds: { sections: { reason, until: null } } },
    jobs: () =>
      fakeJobs({ running: 0, ready: 9, failed: 0, completed: 0, cancelled: 0, hasOddities: false }, Date.now()),
  },
  fill: (bridge) => {
    withHolds(bridge, [{ reason, count: 9 }]);
    bridge.addDrafted('Amélie Rousseau, Data Platform Lead', 'Ville de Lyon', 7 * minute);
    const hash = drafted(bridge, heldFor(reason));
    return isInLibrary ? '#/' : hash;
  },
});

const scene = (fill: (bridge: FakeBridge) => string, more: Scene['options'] = {}): Scene => ({
  options: { settings, models, ...more },
  fill,
});

/** What only the embedded drafter has seen so far. */
const embeddedFile = (bridge: FakeBridge) => `#/document/${bridge.addDrafted(title, 'Ville de Lyon', 4 * minute)}`;

const near = { ...settings, costs: { currency: 'EUR', monthlyLimit: 5, prices: [] } };
const full = { ...settings, costs: { currency: 'EUR', monthlyLimit: 4, prices: [] } };

/** Jobs of every basis, towards two servers. */
const modelJobs = () => {
  const now = Date.now();
  return [
    fakeJob('running', now, 4_000, { title: 'Education' }),
    fakeJob('running', now, 3_000, { title: 'Languages' }),
    fakeJob('running', now, 2_000, { title: 'Education', kind: 'first-draft', origin: 'embedded' }),
    ...Array.from({ length: 9 }, (_, at) => fakeJob('ready', now, 9_000 + at * 40)),
    fakeJob('failed', now, 70_000, { title: 'Certifications' }),
    fakeJob('completed', now, 90_000, { title: 'Professional summary' }),
  ];
};

/** Every state in which models draft, by name. */
export const modelScenes: Readonly<Record<string, Scene>> = {
  'model-new': scene(() => '#/new'),
  'model-new-local': scene(() => '#/new', { settings: { ...settings, defaultProvider: 'ollama' } }),
  'model-new-embedded': scene(() => '#/new', { settings: { ...settings, defaultProvider: 'embedded' } }),
  'model-held-offline': held('offline'),
  'model-held-no-key': held('no-key'),
  'model-held-quota': held('quota'),
  'model-held-limit': held('spending-limit'),
  'model-library': held('offline', true),
  'model-writing': scene((bridge) => drafted(bridge, writing)),
  'model-broken': scene((bridge) => drafted(bridge, broken, { estimatedCalls: 3, cachedAnswers: 1 })),
  'model-done': scene((bridge) => drafted(bridge, () => byModel, {}, 3 * minute)),
  'model-unpriced': scene((bridge) =>
    drafted(bridge, () => ({ ...byModel, paid: { ...paid, costMicros: null } }), { costMicros: null }),
  ),
  'model-embedded': scene(embeddedFile),
  'model-none': { fill: embeddedFile },
  'model-redraft-error': scene(embeddedFile, {
    errors: { 'run.redraft': { code: 'queue.full', message: 'Too much is waiting already.' } },
  }),
  'model-near': scene(embeddedFile, { settings: near }),
  'model-full': scene(embeddedFile, { settings: full }),
  'model-queue': scene(() => '#/queue', {
    models: { ...models, states: { ...sixStates, openai: { hasKey: true, currentConcurrency: 2 } } },
    jobs: modelJobs,
    queues: { active: ['sections'] },
  }),
  'model-queue-held': {
    ...held('no-key'),
    fill: () => '#/queue',
  },
};
