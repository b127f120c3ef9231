import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AppError } from '#shared/model/app-error.ts';
import { FakeBridge } from '../../support/fake-bridge.ts';
import { sixConnections } from '../../support/preview/fake-models.ts';

const input = { candidate: { fullName: 'Ada' } } as never;

const open = async (error?: AppError) => {
  vi.resetModules();
  const bridge = new FakeBridge({
    sample: input,
    pieceMs: 0,
    print: async () => new Uint8Array(),
    settings: { connections: sixConnections, defaultProvider: 'openai' },
    ...(error ? { errors: { 'run.start': error } } : {}),
  });
  const call = vi.spyOn(bridge, 'call');
  vi.stubGlobal('window', { dossier: bridge });
  vi.stubGlobal('document', { hidden: false });
  const form = await import('../../../src-renderer/features/new-document/form-store.ts');
  const draft = await import('../../../src-renderer/features/new-document/start-draft.ts');
  const { loadSnapshot } = await import('../../../src-renderer/stores/app-store.ts');
  const { refreshConnections } = await import('../../../src-renderer/stores/connections-store.ts');
  await loadSnapshot();
  await refreshConnections();
  form.typeCandidate();
  form.editCandidate({ fullName: 'Ada Byron' });
  const asked = () => call.mock.calls.find(([name]) => name === 'run.start')?.[1];
  return { ...form, ...draft, asked };
};

describe('starting a draft (A5)', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('asks for the drafter of the settings and the chosen wishes', async () => {
    const window_ = await open();
    window_.editWishes({ language: 'Français', tone: 'formal' });
    expect(await window_.startDraft()).not.toBeNull();
    expect(window_.asked()).toMatchObject({
      options: {
        provider: 'openai',
        model: 'gpt-5-mini',
        language: 'Français',
        tone: 'formal',
        kindOptions: { includeJobContext: true },
      },
    });
  });

  it('keeps every option when it could not be started', async () => {
    const window_ = await open({ code: 'queue.full', message: 'Too much is waiting already.' });
    window_.editWishes({ provider: 'ollama', model: 'mistral', length: 'short' });
    expect(await window_.startDraft()).toBeNull();
    const { wishes, startError } = window_.formStore.getState();
    expect(wishes).toMatchObject({ provider: 'ollama', model: 'mistral', length: 'short' });
    expect(startError?.code).toBe('queue.full');
  });

  it('asks for nothing while a server has no model, and points at the field', async () => {
    const window_ = await open();
    window_.editWishes({ provider: 'lm-studio' });
    expect(await window_.startDraft()).toBeNull();
    expect(window_.asked()).toBeUndefined();
    expect([...window_.problemsOfDraft(window_.formStore.getState()).keys()]).toEqual(['options.model']);
  });
});
