import { describe, expect, it } from 'vitest';
import type { Client } from '../../src-main/cli/client.ts';
import { chooseServer } from '../../src-main/cli/providers/set-up-server.ts';

/** A Dossier in which no server is set up. */
const nothingSetUp: Client = {
  call: (name) => {
    if (name !== 'connection.list') throw new Error(`${name} was not to be called`);
    const value: unknown = { connections: [], keyStorage: 'memory' };
    // The one route there is here; its type can't be told from its name alone.
    return Promise.resolve({ ok: true, value } as never);
  },
  on: () => () => {},
};

const openAiKey = 'sk-canary-openai';
const keyFor = async (baseUrl: string, environment: Record<string, string>) =>
  (await chooseServer(nothingSetUp, { baseUrl }, environment))?.key;

describe('a key of the environment', () => {
  it.each([
    ['https://api.openai.com/v1', true],
    ['https://API.OpenAI.com:443/v1/', true],
    ['https://api.openai.com./v1', true],
    ['http://127.0.0.1:11434/v1', true],
    ['http://localhost:1234/v1', true],
    ['http://[::1]:8080/v1', true],
    // Whoever else: names that only look like it, other ports, gateways, the local network.
    ['https://api.openai.com:8443/v1', false],
    ['https://api.openai.com.example.com/v1', false],
    ['https://openai.com/v1', false],
    ['https://eu.api.openai.com/v1', false],
    ['https://xn--pi-openai-com-oc8b.example/v1', false],
    ['https://localhost.example.com/v1', false],
    ['https://gateway.example.com/api.openai.com/v1', false],
    ['https://api.x.ai/v1', false],
    ['http://192.168.1.20:11434/v1', false],
    ['http://models.local/v1', false],
  ])('OPENAI_API_KEY, for %s: %s', async (baseUrl, isGiven) => {
    expect(await keyFor(baseUrl, { OPENAI_API_KEY: openAiKey })).toBe(isGiven ? openAiKey : null);
  });

  it('DOSSIER_API_KEY goes to whatever server the command names, and before the other', async () => {
    for (const baseUrl of ['https://gateway.example.com/v1', 'http://192.168.1.20/v1', 'https://api.openai.com/v1']) {
      const environment = { OPENAI_API_KEY: openAiKey, DOSSIER_API_KEY: 'own' };
      expect(await keyFor(baseUrl, environment)).toBe('own');
    }
  });

  it.each(['http://api.openai.com/v1', 'https://user@api.openai.com/v1', 'http://169.254.169.254/v1', 'ftp://x'])(
    'goes nowhere at all where the address can not be used: %s',
    async (baseUrl) => {
      await expect(keyFor(baseUrl, { OPENAI_API_KEY: openAiKey, DOSSIER_API_KEY: 'own' })).rejects.toMatchObject({
        error: { code: 'provider.address' },
      });
    },
  );
});
