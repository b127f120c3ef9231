import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaseUrlProblem, Reach } from '#shared/model/base-url.ts';
import { reachOfAddress, readBaseUrl } from '#shared/model/base-url.ts';

/** What is taken: text, the URL made of it, where it leads; unencrypted beyond this machine asks for confirmation. */
const taken: readonly (readonly [text: string, url: string, reach: Reach])[] = [
  ['https://api.openai.com/v1', 'https://api.openai.com/v1', 'internet'],
  ['  https://API.OpenAI.com:443/v1///  ', 'https://api.openai.com/v1', 'internet'],
  ['https://api.openai.com./v1', 'https://api.openai.com/v1', 'internet'],
  ['HTTPS://gateway.example:8443', 'https://gateway.example:8443', 'internet'],
  ['https://gateway.example/a/../b/%2e%2e/v1', 'https://gateway.example/v1', 'internet'],
  ['https://93.184.216.34/v1', 'https://93.184.216.34/v1', 'internet'],
  ['https://[2606:4700::1111]/v1', 'https://[2606:4700::1111]/v1', 'internet'],
  ['https://[64:ff9b::8.8.8.8]', 'https://[64:ff9b::808:808]', 'internet'],
  ['https://localhost.evil.com/v1', 'https://localhost.evil.com/v1', 'internet'],
  ['https://127.0.0.1.evil.com/v1', 'https://127.0.0.1.evil.com/v1', 'internet'],
  ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example', 'internet'],
  ['https://bücher.example', 'https://xn--bcher-kva.example', 'internet'],
  ['http://localhost:11434/v1', 'http://localhost:11434/v1', 'loopback'],
  ['http://LOCALHOST.:1234/v1/', 'http://localhost:1234/v1', 'loopback'],
  ['http://models.localhost', 'http://models.localhost', 'loopback'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', 'loopback'],
  ['http://127.8.9.10', 'http://127.8.9.10', 'loopback'],
  ['http://127.1/v1', 'http://127.0.0.1/v1', 'loopback'],
  ['http://2130706433', 'http://127.0.0.1', 'loopback'],
  ['http://0x7f000001', 'http://127.0.0.1', 'loopback'],
  ['http://017700000001.', 'http://127.0.0.1', 'loopback'],
  ['http://①②⑦。0。0。1', 'http://127.0.0.1', 'loopback'],
  ['http://[::1]:8000/v1', 'http://[::1]:8000/v1', 'loopback'],
  ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]', 'loopback'],
  ['http://[::ffff:127.0.0.1]', 'http://[::ffff:7f00:1]', 'loopback'],
  ['https://localhost', 'https://localhost', 'loopback'],
  ['http://10.1.2.3:8000/v1', 'http://10.1.2.3:8000/v1', 'lan'],
  ['http://172.16.0.1', 'http://172.16.0.1', 'lan'],
  ['http://172.31.255.255', 'http://172.31.255.255', 'lan'],
  ['http://192.168.1.20:1234', 'http://192.168.1.20:1234', 'lan'],
  ['http://100.64.0.1', 'http://100.64.0.1', 'lan'],
  ['http://[fd12:3456::1]:8000', 'http://[fd12:3456::1]:8000', 'lan'],
  ['http://[::ffff:192.168.0.1]', 'http://[::ffff:c0a8:1]', 'lan'],
  ['http://workstation:8000/v1', 'http://workstation:8000/v1', 'lan'],
  ['http://gpu.local', 'http://gpu.local', 'lan'],
  ['http://gpu.lan.', 'http://gpu.lan', 'lan'],
  ['http://gpu.home.arpa', 'http://gpu.home.arpa', 'lan'],
  ['http://llm.corp.internal', 'http://llm.corp.internal', 'lan'],
  ['https://gpu.local', 'https://gpu.local', 'lan'],
];

/** What is refused, and why. */
const refusedTexts: readonly (readonly [text: string, problem: BaseUrlProblem])[] = [
  // In the clear, to the world; and what only looks near.
  ['http://api.openai.com/v1', 'unencrypted'],
  ['http://8.8.8.8', 'unencrypted'],
  ['http://localhost.evil.com', 'unencrypted'],
  ['http://127.0.0.1.nip.io', 'unencrypted'],
  ['http://evil-localhost.com', 'unencrypted'],
  ['http://172.32.0.1', 'unencrypted'],
  ['http://100.128.0.1', 'unencrypted'],
  ['http://192.169.0.1', 'unencrypted'],
  ['http://[2606:4700::1111]', 'unencrypted'],
  ['http://gpu.local.evil.com', 'unencrypted'],
  ['http://xlocal.com', 'unencrypted'],
  // Link-local, where clouds tell machines their secrets, in every spelling.
  ['http://169.254.169.254/latest/meta-data', 'forbidden-host'],
  ['https://169.254.169.254', 'forbidden-host'],
  ['http://169.254.169.254./', 'forbidden-host'],
  ['http://2852039166', 'forbidden-host'],
  ['http://0xa9fea9fe', 'forbidden-host'],
  ['http://0xA9.0xFE.0xA9.0xFE', 'forbidden-host'],
  ['http://0251.0376.0251.0376', 'forbidden-host'],
  ['http://025177524776', 'forbidden-host'],
  ['http://169.254.43518', 'forbidden-host'],
  ['http://169.16689662', 'forbidden-host'],
  ['http://１６９.254.169.254', 'forbidden-host'],
  ['http://169。254。169。254', 'forbidden-host'],
  ['http://%31%36%39.254.169.254', 'forbidden-host'],
  ['http://[::ffff:169.254.169.254]', 'forbidden-host'],
  ['http://[::ffff:a9fe:a9fe]', 'forbidden-host'],
  ['http://[0:0:0:0:0:ffff:a9fe:a9fe]', 'forbidden-host'],
  ['http://[::169.254.169.254]', 'forbidden-host'],
  ['http://[::ffff:0:169.254.169.254]', 'forbidden-host'],
  ['https://[64:ff9b::169.254.169.254]', 'forbidden-host'],
  ['https://[64:ff9b:1::a9fe:a9fe]', 'forbidden-host'],
  ['https://[2002:a9fe:a9fe::1]', 'forbidden-host'],
  ['https://[64:ff9b::127.0.0.1]', 'forbidden-host'],
  ['http://[fe80::1]', 'forbidden-host'],
  ['https://[FE80:0:0:0::1]', 'forbidden-host'],
  ['https://[febf::1]', 'forbidden-host'],
  ['https://[fd00:ec2::254]', 'forbidden-host'],
  ['http://100.100.100.200', 'forbidden-host'],
  ['https://168.63.129.16', 'forbidden-host'],
  ['http://metadata.google.internal', 'forbidden-host'],
  ['https://METADATA.google.internal./computeMetadata', 'forbidden-host'],
  ['http://metadata', 'forbidden-host'],
  ['https://instance-data.ec2.internal', 'forbidden-host'],
  // Nobody in particular, everybody, and what is reserved.
  ['http://0.0.0.0:8000', 'forbidden-host'],
  ['http://0', 'forbidden-host'],
  ['http://0.1.2.3', 'forbidden-host'],
  ['http://[::]', 'forbidden-host'],
  ['https://224.0.0.1', 'forbidden-host'],
  ['https://255.255.255.255', 'forbidden-host'],
  ['https://240.0.0.1', 'forbidden-host'],
  ['https://[ff02::1]', 'forbidden-host'],
  // Names and passwords, queries, fragments.
  ['https://user:secret@api.openai.com', 'credentials'],
  ['https://api.openai.com@evil.com', 'credentials'],
  ['https://@evil.com', 'credentials'],
  ['https://:@evil.com', 'credentials'],
  ['https://api.openai.com/v1?key=1', 'extra'],
  ['https://api.openai.com/v1?', 'extra'],
  ['https://api.openai.com/v1#', 'extra'],
  ['https://api.openai.com#@evil.com', 'extra'],
  // Other schemes.
  ['ftp://models.example', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['ws://localhost', 'scheme'],
  ['localhost:11434', 'scheme'],
  // What parsers mend, each in its way, and what is nothing at all.
  ['', 'not-a-url'],
  ['api.openai.com', 'not-a-url'],
  ['//api.openai.com', 'not-a-url'],
  ['https://', 'not-a-url'],
  ['https:///evil.com', 'not-a-url'],
  ['https:evil.com', 'not-a-url'],
  ['https:/evil.com', 'not-a-url'],
  ['https:\\\\evil.com', 'not-a-url'],
  ['https://good.com\\@evil.com', 'not-a-url'],
  ['https://good.com\\.evil.com', 'not-a-url'],
  ['https://ev\til.com', 'not-a-url'],
  ['https://ev\nil.com', 'not-a-url'],
  ['https://ev il.com', 'not-a-url'],
  ['https://good.com/v1\r\nhost: evil', 'not-a-url'],
  ['https://good.com/\u0000', 'not-a-url'],
  ['https://good\u200b.com', 'not-a-url'],
  ['https://\u202emoc.doog', 'not-a-url'],
  ['https://good%00.com', 'not-a-url'],
  ['https://a..b', 'not-a-url'],
  ['https://localhost..', 'not-a-url'],
  ['https://.', 'not-a-url'],
  ['https://*', 'not-a-url'],
  ['https://:443', 'not-a-url'],
  ['https://good.com:0', 'not-a-url'],
  ['https://good.com:65536', 'not-a-url'],
  ['https://good.com:x', 'not-a-url'],
  ['https://1.2.3.4.5', 'not-a-url'],
  ['https://256.1.1.1', 'not-a-url'],
  ['https://[::1', 'not-a-url'],
  ['https://[fe80::1%25eth0]', 'not-a-url'],
  ['https://[v1.fe80::a+en1]', 'not-a-url'],
];

describe('base URLs (F3)', () => {
  it.each(taken)('takes %j as %s: %s', (text, url, reach) => {
    const { origin, host } = new URL(url);
    const needsConfirmation = reach === 'lan' && url.startsWith('http:');
    expect(readBaseUrl(text)).toEqual({
      ok: true,
      url,
      origin,
      host: host.replace(/:\d+$/, ''),
      reach,
      needsConfirmation,
    });
  });

  it.each(refusedTexts)('refuses %j: %s', (text, problem) => {
    expect(readBaseUrl(text)).toEqual({ ok: false, problem });
  });

  const anyHost = fc.oneof(
    fc.domain(),
    fc.ipV4(),
    fc.ipV4Extended(),
    fc.ipV6().map((ip) => `[${ip}]`),
    fc.constantFrom('localhost', 'a.localhost', 'gpu', 'gpu.local', 'gpu.lan.', '[::1]', '127.1'),
  );
  const anyText = fc
    .tuple(fc.constantFrom('http', 'https', 'HTTPS'), anyHost, fc.option(fc.nat(70_000)), fc.webPath())
    .map(([scheme, host, port, path]) => `${scheme}://${host}${port === null ? '' : `:${port}`}${path}`);

  it('reads what it took the same again, with the origin that URL has', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.webUrl()), (text) => {
        const reading = readBaseUrl(text);
        if (!reading.ok) return;
        expect(readBaseUrl(reading.url)).toEqual(reading);
        expect(reading.origin).toBe(new URL(reading.url).origin);
        expect(reading.url).not.toMatch(/\/$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), anyText), (text) => void readBaseUrl(text)));
  });

  it('says of an address in a URL what it says of it resolved', () => {
    const anyAddress = fc.oneof(fc.ipV4(), fc.ipV6());
    fc.assert(
      fc.property(anyAddress, (ip) => {
        const reach = reachOfAddress(ip);
        const reading = readBaseUrl(`https://${ip.includes(':') ? `[${ip}]` : ip}`);
        expect(reading.ok ? reading.reach : 'forbidden').toBe(reach);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('addresses that names resolve to', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['192.168.1.1', 'lan'],
    ['fdff::1', 'lan'],
    ['8.8.8.8', 'internet'],
    ['198.18.0.1', 'internet'],
    ['2a00:1450::1', 'internet'],
    ['169.254.1.1', 'forbidden'],
    ['fe80::1%eth0', 'forbidden'],
    ['::1%lo', 'forbidden'],
    ['::', 'forbidden'],
    ['', 'forbidden'],
    ['localhost', 'forbidden'],
    ['010.0.0.1', 'forbidden'],
    ['1.2.3', 'forbidden'],
    ['1:2:3:4:5:6:7', 'forbidden'],
    ['1::2::3', 'forbidden'],
    ['1:2:3:4:5:6:7::8', 'forbidden'],
    ['1:2:3:4:5:6:1.2.3.4:7', 'forbidden'],
    ['::1.2.3.256', 'forbidden'],
  ])('%s: %s', (ip, reach) => {
    expect(reachOfAddress(ip)).toBe(reach);
  });

  it.each([
    '1.0.0.0',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '192.167.255.255',
    '192.169.0.0',
    '223.255.255.255',
    'fbff::1',
    '64:ff9b::808:808',
    '::1:0:0',
    '2003::1',
  ])('%s, just outside of a block that is special: internet', (ip) => {
    expect(reachOfAddress(ip)).toBe('internet');
  });
});
