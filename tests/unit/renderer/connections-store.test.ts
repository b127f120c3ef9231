import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import { FakeBridge } from '../../support/fake-bridge.ts';
import { sixConnections } from '../../support/preview/fake-models.ts';
import { overviewOf } from '../../support/preview/fake-queues.ts';

const sample = { candidate: { fullName: 'Ada' } } as never;

const open = async () => {
  vi.resetModules();
  const bridge = new FakeBridge({
    // No document is made here, so the sample is never looked at.
    sample,
    pieceMs: 0,
    print: async () => new Uint8Array(),
    settings: { connections: sixConnections, defaultProvider: 'openai' },
    models: { states: { openai: { hasKey: true } } },
  });
  vi.stubGlobal('window', {
    dossier: bridge,
    addEventListener: () => {},
    removeEventListener: () => {},
  });
  vi.stubGlobal('document', { hidden: false, addEventListener: () => {}, removeEventListener: () => {} });
  vi.stubGlobal('navigator', { onLine: false });
  const store = await import('../../../src-renderer/stores/connections-store.ts');
  const pump = await import('../../../src-renderer/stores/provider-pump.ts');
  return { bridge, ...store, ...pump };
};

describe('the connections in the window', () => {
  let window_: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    window_ = await open();
  });
  afterEach(() => vi.unstubAllGlobals());
  const ids = () => window_.shownConnections(window_.connectionsStore.getState()).map(({ id }) => id);

  it('hide one that is on its way out, bring it back with its key, and remove it only for good', async () => {
    await window_.refreshConnections();
    window_.setLeaving('openai', true);
    expect(ids()).not.toContain('openai');
    window_.setLeaving('openai', false);
    expect(ids()).toContain('openai');
    expect(window_.bridge.providers.keys.has('openai')).toBe(true);
    expect(await window_.removeConnection('openai')).toBeNull();
    expect(ids()).not.toContain('openai');
    expect(window_.bridge.providers.keys.has('openai')).toBe(false);
  });

  it('show a change at once, and never ask for a key back', async () => {
    await window_.refreshConnections();
    const [first] = window_.connectionsStore.getState().connections ?? [];
    if (!first) throw new Error('no connection');
    const done = window_.saveConnection({ ...window_.connectionOf(first), label: 'Ours' });
    expect(window_.connectionsStore.getState().connections?.[0]?.label).toBe('Ours');
    expect(await done).toBeNull();
    await window_.setConnectionKey('gemini', 'sk-canary-7');
    expect(JSON.stringify(window_.connectionsStore.getState())).not.toContain('sk-canary-7');
    expect(window_.connectionsStore.getState().connections?.find(({ id }) => id === 'gemini')?.hasKey).toBe(true);
  });

  it('keep what holds each server, of all its lanes, and forget it when it goes on', async () => {
    const queues = { paused: ['chat' as const], nextStartAt: {}, active: [], unhealthy: [] };
    const holds = { sections: { reason: 'offline' as const, until: null } };
    expect(window_.holdsOf(overviewOf([], { ...queues, holds }, 1, 0))).toEqual({
      'https://api.openai.com': { reason: 'offline', held: 0 },
    });
    expect(window_.holdsOf(overviewOf([], { ...queues, holds: {} }, 1, 0))).toEqual({});
    const heard: AppEvent[] = [];
    const stop = window_.startProviderPump({
      onHeld: (payload) => heard.push({ name: 'provider.held', payload }),
      onResumed: (payload) => heard.push({ name: 'provider.resumed', payload }),
    });
    const origin = 'https://api.openai.com';
    const payload = { reason: 'quota', origin, connection: 'openai', label: 'OpenAI', held: 4 } as const;
    window_.bridge.emit({ name: 'provider.held', payload });
    expect(window_.connectionsStore.getState().holds[origin]).toEqual({ reason: 'quota', held: 4 });
    window_.bridge.emit({ name: 'provider.resumed', payload: { origin, label: 'OpenAI' } });
    expect(window_.connectionsStore.getState().holds).toEqual({});
    expect(heard.map(({ name }) => name)).toEqual(['provider.held', 'provider.resumed']);
    stop();
  });

  it('say at the start that there is no network, where there is none', async () => {
    window_.startProviderPump({ onHeld: () => {}, onResumed: () => {} })();
    await vi.waitFor(() => expect(window_.bridge.providers.network).toEqual([false]));
  });
});
