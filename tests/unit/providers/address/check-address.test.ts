import { describe, expect, it } from 'vitest';
import type { Reach } from '#shared/model/base-url.ts';
import { createAddressCheck } from '../../../../src-main/providers/address/check-address.ts';
import { ProviderFault } from '../../../../src-main/providers/provider-fault.ts';

const signal = new AbortController().signal;

/** The check of a URL whose name resolves to these addresses; what it threw, or null. */
const check = async (url: string, reach: Reach, ...addresses: string[]): Promise<unknown> => {
  const lookup = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  try {
    await createAddressCheck({ lookup })(new URL(url), { reach }, signal);
    return null;
  } catch (error) {
    return error;
  }
};

const isForbidden = (error: unknown) =>
  error instanceof ProviderFault && error.kind === 'invalid' && error.detail.providerCode === 'forbidden_address';

describe('the address of each request (F3)', () => {
  it.each<[string, Reach, ...string[]]>([
    ['https://models.example/v1', 'internet', '93.184.216.34', '2606:4700::1'],
    ['https://models.example/v1', 'internet', '10.0.0.7'],
    ['https://models.example/v1', 'internet', '127.0.0.1'],
    ['https://gpu.local/v1', 'lan', '192.168.1.2'],
    ['https://93.184.216.34/v1', 'internet'],
    ['https://[2606:4700::1]/v1', 'internet'],
    ['http://gpu.local/v1', 'lan', '192.168.1.2', 'fd00::2'],
    ['http://gpu.local/v1', 'lan', '127.0.0.1'],
    ['http://192.168.1.2:8000/v1', 'lan'],
    ['http://localhost:1234/v1', 'loopback', '::1', '127.0.0.1'],
    ['http://127.0.0.1:1234/v1', 'loopback'],
    ['http://[::1]:1234/v1', 'loopback'],
  ])('lets %s (%s) go where it resolves to %s %s', async (url, reach, ...addresses) => {
    expect(await check(url, reach, ...addresses)).toBeNull();
  });

  it.each<[string, Reach, ...string[]]>([
    ['https://models.example/v1', 'internet', '169.254.169.254'],
    ['https://models.example/v1', 'internet', '93.184.216.34', 'fe80::1'],
    ['https://models.example/v1', 'internet', '::ffff:169.254.169.254'],
    ['https://models.example/v1', 'internet', '0.0.0.0'],
    ['https://169.254.169.254/v1', 'internet'],
    ['https://[fe80::1]/v1', 'lan'],
    ['http://gpu.local/v1', 'lan', '93.184.216.34'],
    ['http://gpu.local/v1', 'lan', '192.168.1.2', '93.184.216.34'],
    ['http://93.184.216.34/v1', 'lan'],
    ['http://models.example/v1', 'internet', '10.0.0.7'],
    ['http://localhost:1234/v1', 'loopback', '192.168.1.2'],
    ['https://localhost:1234/v1', 'loopback', '127.0.0.1', '93.184.216.34'],
    ['ftp://gpu.local/v1', 'lan', '192.168.1.2'],
  ])('refuses %s (%s) where it resolves to %s %s', async (url, reach, ...addresses) => {
    expect(await check(url, reach, ...addresses)).toSatisfy(isForbidden);
  });

  it('asks nobody for the address of an address', async () => {
    const lookup = () => Promise.reject(new Error('asked'));
    const url = new URL('http://127.0.0.1:1234/v1');
    await expect(createAddressCheck({ lookup })(url, { reach: 'loopback' }, signal)).resolves.toBeUndefined();
  });

  it('takes a name that is not found, or has no address, for being offline', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    const url = new URL('https://models.example');
    const failed = createAddressCheck({ lookup })(url, { reach: 'internet' }, signal);
    await expect(failed).rejects.toMatchObject({ kind: 'offline', detail: { providerCode: 'ENOTFOUND' } });
    expect(await check('https://models.example', 'internet')).toMatchObject({ kind: 'offline' });
  });

  it('waits no longer than it is wanted', async () => {
    const lookup = () => new Promise<never>(() => {});
    const abort = new AbortController();
    const url = new URL('https://models.example');
    const waiting = createAddressCheck({ lookup })(url, { reach: 'internet' }, abort.signal);
    abort.abort('enough');
    await expect(waiting).rejects.toBe('enough');
    await expect(createAddressCheck({ lookup })(url, { reach: 'internet' }, abort.signal)).rejects.toBe('enough');
  });
});
