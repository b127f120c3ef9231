import { describe, expect, it } from 'vitest';
import { settingsChangeSchema, settingsSchema } from '../../../src-shared/model/settings.ts';

const connection = { id: 'lab', label: 'Lab', preset: 'custom', baseUrl: 'https://models.example.com/v1' };

describe('settings as they were stored', () => {
  it('have their defaults where an earlier version knew nothing of them', () => {
    expect(settingsSchema.parse({ language: 'fr' })).toMatchObject({
      language: 'fr',
      connections: [],
      defaultProvider: 'embedded',
      firstDraft: 'while-waiting',
      costs: { currency: 'USD', prices: [], monthlyLimit: null },
      responseCache: { isOn: true },
    });
  });

  it('keep every connection that can be read, whatever became of another', () => {
    const stored = { connections: [connection, { ...connection, id: 'bad', baseUrl: 'http://169.254.169.254/v1' }, 7] };
    expect(settingsSchema.parse(stored).connections).toMatchObject([{ id: 'lab', concurrency: 4 }]);
  });

  it('keep every price that can be read', () => {
    const price = { model: 'small', input: 1, cachedInput: 1, output: 1 };
    const stored = { costs: { prices: [{ ...price, input: -1 }, price], monthlyLimit: 20 } };
    expect(settingsSchema.parse(stored).costs).toEqual({ currency: 'USD', prices: [price], monthlyLimit: 20 });
  });
});

describe('a change of settings', () => {
  it('names no folder, no connection and nothing that Dossier found out by itself', () => {
    const asked = {
      exportFolder: '/',
      connections: [connection],
      dialects: { a: 'chat' },
      installationId: 'x',
      language: 'en',
    };
    expect(settingsChangeSchema.parse(asked)).toEqual({ language: 'en' });
  });

  it('leaves alone what it doesn’t name', () => {
    expect(Object.keys(settingsChangeSchema.parse({ firstDraft: 'never' }))).toEqual(['firstDraft']);
  });
});
