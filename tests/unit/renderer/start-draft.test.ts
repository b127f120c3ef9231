import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AppError } from '#shared/model/app-error.ts';
import type { DraftWishes } from '../../../src-renderer/components/draft-wishes.ts';
import { listProblems } from '../../../src-renderer/components/form/problem.ts';
import type { CompetenceFileValues } from '../../../src-renderer/kinds/competence-file/form-values.ts';
import type { DraftRequest } from '../../../src-renderer/kinds/new-form.tsx';
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
  const { createFormSession } = await import('../../../src-renderer/stores/form-session.ts');
  const { createNewForm } = await import('../../../src-renderer/kinds/new-form.tsx');
  const values = await import('../../../src-renderer/kinds/competence-file/form-values.ts');
  const { emptyCandidateValues } = await import('../../../src-renderer/kinds/people/candidate-values.ts');
  const { plainWishes } = await import('../../../src-renderer/components/draft-wishes.ts');
  const { startDraft, startingStore } = await import('../../../src-renderer/features/new-document/start-draft.ts');
  const { findFirstProblem } = await import('../../../src-renderer/features/new-document/new-form-page.tsx');
  const { loadSnapshot } = await import('../../../src-renderer/stores/app-store.ts');
  const { refreshConnections } = await import('../../../src-renderer/stores/connections-store.ts');
  await loadSnapshot();
  await refreshConnections();
  const session = createFormSession<CompetenceFileValues, DraftRequest>({
    kind: 'competence-file',
    empty: values.emptyCompetenceFile,
    schema: values.competenceFileValuesSchema,
    resolve: values.resolveCompetenceFile,
    tell: values.tellCompetenceFile,
  });
  const nothing = () => null;
  const form = createNewForm<CompetenceFileValues>('competence-file', session, {
    sentences: {
      heading: 'new.title',
      needsInput: 'new.need-candidate',
      ready: 'new.ready',
      titleHint: 'options.title-hint',
    },
    Provider: nothing,
    Sources: nothing,
    Correction: nothing,
    Options: nothing,
    takeFiles: async () => {},
    onEmptied: () => {},
  });
  const type = (fullName: string) => session.change({ candidate: { ...emptyCandidateValues(), fullName } });
  type('Ada Byron');
  const wish = (patch: Partial<DraftWishes>) => session.change({ wishes: { ...plainWishes, ...patch } });
  const asked = () => call.mock.calls.find(([name]) => name === 'run.start')?.[1];
  return {
    session,
    type,
    wish,
    start: () => startDraft(form),
    firstProblem: () => findFirstProblem(form),
    startingStore,
    asked,
  };
};

describe('starting a draft (A5)', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('asks for the drafter of the settings and the chosen wishes', async () => {
    const window_ = await open();
    window_.wish({ language: 'Français', tone: 'formal' });
    expect(await window_.start()).not.toBeNull();
    expect(window_.asked()).toMatchObject({
      input: { candidate: { fullName: 'Ada Byron' } },
      options: {
        provider: 'openai',
        model: 'gpt-5-mini',
        language: 'Français',
        tone: 'formal',
        kindOptions: { includeJobContext: true, experiences: 5 },
      },
    });
  });

  it('has an empty form once the draft is under way', async () => {
    const window_ = await open();
    expect(await window_.start()).not.toBeNull();
    expect(window_.session.values().candidate).toBeNull();
    expect(window_.session.standing.getState().canUndo).toBe(false);
  });

  it('asks for nothing while a field is wrong, and marks what is missing from then on', async () => {
    const window_ = await open();
    window_.type('');
    expect(await window_.start()).toBeNull();
    expect(window_.asked()).toBeUndefined();
    const { errors, submitCount } = window_.session.binding.formControl.control._formState;
    expect([submitCount, [...listProblems(errors)]]).toEqual([1, [['candidate.fullName', { type: 'required' }]]]);
  });

  it('keeps every option when it could not be started', async () => {
    const window_ = await open({ code: 'queue.full', message: 'Too much is waiting already.' });
    window_.wish({ provider: 'ollama', model: 'mistral', length: 'short' });
    expect(await window_.start()).toBeNull();
    const { wishes, candidate } = window_.session.values();
    expect(wishes).toMatchObject({ provider: 'ollama', model: 'mistral', length: 'short' });
    expect(candidate?.fullName).toBe('Ada Byron');
    expect(window_.startingStore.getState()).toMatchObject({ isStarting: false, error: { code: 'queue.full' } });
  });

  it('asks for nothing while a server has no model, and points at the field', async () => {
    const window_ = await open();
    window_.wish({ provider: 'lm-studio' });
    expect(await window_.start()).toBeNull();
    expect(window_.asked()).toBeUndefined();
    expect(window_.firstProblem()).toBe('options.model');
    window_.type('');
    expect(window_.firstProblem()).toBe('candidate.fullName');
  });
});
