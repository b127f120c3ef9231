import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { runRequestSchema } from '#shared/model/run.ts';
import { optionsOfWishes, plainWishes, wishProblems } from '../../../src-renderer/components/draft-wishes.ts';
import { drafterWarning } from '../../../src-renderer/components/drafter-fields.tsx';
import { drafterName, isModelRun } from '../../../src-renderer/components/drafter-name.ts';
import { leavesText } from '../../../src-renderer/components/server-text.ts';
import { wishesForRedraft } from '../../../src-renderer/features/redraft/redraft-wishes.ts';
import { connectionView, localView } from './connection-view.ts';

const t = createTranslator('en', en);
const openai = connectionView();
const ollama = localView();
const noModel = localView({ id: 'lm-studio', label: 'LM Studio', model: null });
const drafters = { connections: [openai, ollama, noModel], defaultProvider: 'openai' };

describe('what a draft is asked with (A5)', () => {
  it('is the drafter of the settings and its model, unless another was chosen', () => {
    expect(optionsOfWishes(plainWishes, drafters)).toMatchObject({ provider: 'openai', model: 'gpt-5-mini' });
    const chosen = { ...plainWishes, provider: 'ollama', model: ' mistral ', language: ' Français ' };
    expect(optionsOfWishes(chosen, drafters)).toEqual({
      provider: 'ollama',
      model: 'mistral',
      language: 'Français',
      tone: 'neutral',
      length: 'standard',
    });
  });

  it('tells the embedded drafter no wishes, which it could not hear', () => {
    const wishes = { ...plainWishes, provider: 'embedded', language: 'Deutsch', tone: 'warm' } as const;
    expect(optionsOfWishes(wishes, drafters)).toEqual({ provider: 'embedded' });
  });

  it('is the embedded drafter where the one of the settings is gone, and left to the main side until that is known', () => {
    expect(optionsOfWishes(plainWishes, { connections: [], defaultProvider: 'openai' })).toEqual({
      provider: 'embedded',
    });
    expect(optionsOfWishes(plainWishes, { connections: null, defaultProvider: 'openai' })).toEqual({});
  });

  it('takes the connection’s own model where the field was emptied, and is refused only where there is none', () => {
    const emptied = { ...plainWishes, model: '' };
    expect(wishProblems(emptied, drafters)).toEqual([]);
    expect(optionsOfWishes(emptied, drafters)).not.toHaveProperty('model');
    expect(wishProblems({ ...plainWishes, provider: 'lm-studio' }, drafters)).toEqual(['model']);
    expect(wishProblems({ ...plainWishes, provider: 'lm-studio', model: 'qwen' }, drafters)).toEqual([]);
    expect(wishProblems({ ...plainWishes, language: 'F' }, drafters)).toEqual(['language']);
  });

  it('always keeps to the contract once there is no problem', () => {
    const wishes = { ...plainWishes, model: 'x', language: 'Français', tone: 'formal', length: 'short' } as const;
    expect(runRequestSchema.safeParse(optionsOfWishes(wishes, drafters)).success).toBe(true);
  });
});

describe('drafting again (F2)', () => {
  it('begins with the model that drafted it', () => {
    const again = wishesForRedraft({ provider: 'ollama', model: 'mistral' }, drafters);
    expect(again).toMatchObject({ provider: 'ollama', model: 'mistral' });
    expect(wishesForRedraft({ provider: 'ollama', model: 'llama3.1:8b' }, drafters).model).toBeNull();
  });

  it('offers for a text of the embedded drafter the model that can better it', () => {
    const embedded = { provider: 'embedded', model: null };
    expect(wishesForRedraft(embedded, drafters).provider).toBe('openai');
    const unready = { connections: [noModel, ollama], defaultProvider: 'embedded' };
    expect(wishesForRedraft(embedded, unready).provider).toBe('ollama');
    expect(wishesForRedraft(embedded, { connections: [], defaultProvider: 'embedded' }).provider).toBeNull();
  });
});

describe('a drafter in words', () => {
  it('is called what the user calls it', () => {
    expect(drafterName(t, { provider: 'openai', providerLabel: 'OpenAI' })).toBe('OpenAI');
    expect(drafterName(t, { provider: 'embedded', providerLabel: null })).toBe('Embedded drafter');
    expect(drafterName(t, { provider: 'gone', providerLabel: null })).toBe('A server that was removed');
    expect([isModelRun({ provider: 'openai' }), isModelRun({ provider: 'embedded' }), isModelRun(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('says plainly where the texts go', () => {
    expect(leavesText(t, openai)).toContain('api.openai.com');
    expect(leavesText(t, ollama)).toMatch(/^Nothing leaves/);
    expect(leavesText(t, null)).toMatch(/^Nothing leaves/);
    const office = localView({ reach: 'lan', origin: 'http://192.168.1.40:8000' });
    expect(leavesText(t, office)).toContain('not encrypted');
  });

  it('says what stands in its way, the most pressing first', () => {
    expect(drafterWarning(t, openai, undefined)).toBeNull();
    expect(drafterWarning(t, connectionView({ hasKey: false, model: null }), 'offline')?.short).toBe('needs a key');
    expect(drafterWarning(t, noModel, 'offline')?.short).toBe('no model chosen');
    expect(drafterWarning(t, openai, 'offline')?.title).toBe('OpenAI can’t be reached.');
    expect(drafterWarning(t, openai, 'spending-limit')?.pane).toBe('costs');
    expect(drafterWarning(t, ollama, undefined)).toBeNull();
  });
});
