import type { LookupAddress } from 'node:dns';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Reach } from '#shared/model/base-url.ts';
import { createConnectLookup } from '../../src-main/providers/address/connect-lookup.ts';
import type { ModelServer } from '../support/model-server/model-server.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { collect, draftRequest, openProvider } from '../support/model-server/open-provider.ts';

const never = new AbortController().signal;

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

/** A draft towards a name which, as the connection is made, leads to these addresses. */
const draftTowards = async (reach: Reach, ...addresses: string[]) => {
  const asked: string[] = [];
  const found: LookupAddress[] = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const connectLookup = createConnectLookup(
    (name, _options, callback) => {
      asked.push(name);
      callback(null, found);
    },
    'http:',
    reach,
  );
  const baseUrl = server.baseUrl.replace('127.0.0.1', reach === 'loopback' ? 'models.localhost' : 'models.lan');
  // The check before found nothing wrong: the name was moved since.
  const { provider } = openProvider(baseUrl, { isLanAllowed: true }, { connectLookup, key: () => 'sk-canary' });
  const { fault } = await collect(provider.draft(draftRequest(), never));
  return { fault, asked, arrived: server.journal.entries.length };
};

it('connects to the addresses that were looked at', async () => {
  expect(await draftTowards('loopback', '127.0.0.1')).toEqual({ fault: null, asked: ['models.localhost'], arrived: 1 });
});

it.each<[Reach, string[]]>([
  ['loopback', ['192.168.1.20']],
  ['loopback', ['127.0.0.1', '203.0.113.7']],
  ['lan', ['169.254.169.254']],
  ['lan', ['203.0.113.7']],
  ['lan', ['fe80::1']],
])('sends nothing to a %s name that was moved to %j after the check', async (reach, addresses) => {
  const { fault, arrived } = await draftTowards(reach, ...addresses);
  expect(fault).toMatchObject({ kind: 'invalid', detail: { providerCode: 'forbidden_address' } });
  expect(arrived).toBe(0);
});
