import { describe, expect, it } from 'vitest';
import type { PresetName } from '#shared/model/connection.ts';
import { connectionSchema, presetNameSchema, presets } from '#shared/model/connection.ts';
import { addressProblem } from '../../../src-renderer/components/connection/address-problem.ts';
import { freeId, newConnection } from '../../../src-renderer/components/connection/new-connection.ts';
import type { ConnectionForm } from '../../../src-renderer/features/settings/models/connection-form.ts';
import { formOfConnection, readConnection } from '../../../src-renderer/features/settings/models/connection-form.ts';

const read = (patch: Partial<ConnectionForm>, preset: PresetName = 'openai') => {
  const base = newConnection(preset, []);
  return readConnection({ ...formOfConnection(base), ...patch }, base);
};

describe('the form of a connection', () => {
  it.each(presetNameSchema.options.filter((preset) => preset !== 'custom'))(
    'begins in order for %s, and reads back as what it began with',
    (preset) => {
      const { connection, problems } = read({}, preset);
      expect(problems).toEqual({ numbers: {} });
      expect(connection).toEqual(newConnection(preset, []));
      expect(connection).toMatchObject({ baseUrl: presets[preset].baseUrl, isBackground: false, isLanAllowed: false });
    },
  );

  it('names a new connection after its preset, and never as one that is there or a drafter of Dossier’s own', () => {
    expect(freeId('ollama', [])).toBe('ollama');
    expect(freeId('ollama', ['ollama', 'ollama-3'])).toBe('ollama-2');
    expect(freeId('custom', ['server'])).toBe('server-2');
    for (const preset of presetNameSchema.options) {
      expect(connectionSchema.shape.id.safeParse(freeId(preset, [])).success).toBe(true);
    }
  });

  it.each([
    ['https://', 'missing'],
    ['  ', 'missing'],
    ['models', 'not-a-url'],
    ['ftp://models.example.com/v1', 'scheme'],
    ['https://me:secret@models.example.com/v1', 'credentials'],
    ['https://models.example.com/v1?key=1', 'extra'],
    ['http://models.example.com/v1', 'unencrypted'],
    ['http://169.254.169.254/v1', 'forbidden-host'],
    ['http://192.168.1.40:8000/v1', 'unconfirmed'],
    ['http://127.0.0.1:11434/v1', undefined],
    ['https://models.example.com/v1', undefined],
  ])('looks an address over as it is typed: %s', (address, problem) => {
    expect(addressProblem(address, false)).toBe(problem);
    expect(read({ baseUrl: address }).connection === null).toBe(problem !== undefined);
  });

  it('takes an unencrypted server of the local network once the user has said so, and keeps that word for nothing else', () => {
    const lan = read({ baseUrl: 'http://192.168.1.40:8000/v1/', isLanAllowed: true }).connection;
    expect(lan).toMatchObject({ baseUrl: 'http://192.168.1.40:8000/v1', isLanAllowed: true });
    expect(read({ isLanAllowed: true }).connection).toMatchObject({ isLanAllowed: false });
  });

  it('says at each field what cannot be', () => {
    const { connection, problems } = read({ label: ' ', concurrency: '99', idleSeconds: '', maxOutputTokens: '1.5' });
    expect(connection).toBeNull();
    expect(problems.label).toBe('missing');
    expect(Object.keys(problems.numbers).sort()).toEqual(['concurrency', 'idleSeconds', 'maxOutputTokens']);
  });

  it('slows down to no more than it starts with', () => {
    expect(read({ concurrency: '2', minConcurrency: '3' }).problems.numbers.minConcurrency).toMatchObject({ max: 2 });
    expect(read({ concurrency: '3', minConcurrency: '3' }).connection).toMatchObject({ minConcurrency: 3 });
  });

  it('takes an empty rate for no limit and an empty model for none chosen', () => {
    expect(read({ requestsPerMinute: '', model: ' ' }).connection).toMatchObject({
      requestsPerMinute: null,
      model: null,
    });
    expect(read({ requestsPerMinute: '0' }).connection).toBeNull();
  });
});
