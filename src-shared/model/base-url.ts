/** The part of `URL` that browsers and Node share; this module is compiled without the types of either. */
declare const URL: new (
  text: string,
) => {
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
};

/** Where an address leads: this machine, the local network, or the world. */
export type Reach = 'loopback' | 'lan' | 'internet';

export type BaseUrlProblem =
  /** Not an address. */
  | 'not-a-url'
  /** Neither http nor https. */
  | 'scheme'
  /** A name and password before the host: keys have their own place. */
  | 'credentials'
  /** A query or a fragment, which a base can't have. */
  | 'extra'
  /** Unencrypted, to somewhere beyond this machine and the local network. */
  | 'unencrypted'
  /**
   * An address that no server with models has: link-local (where cloud machines serve secrets), unspecified, multicast.
   */
  | 'forbidden-host';

export type BaseUrlReading =
  | {
      readonly ok: true;
      /** Normalised, without a slash at its end. */
      readonly url: string;
      /** Scheme, host and port: what keys, lanes and limiters are kept by. */
      readonly origin: string;
      readonly host: string;
      readonly reach: Reach;
      /** Unencrypted within the local network: only after the user has confirmed it. */
      readonly needsConfirmation: boolean;
    }
  | { readonly ok: false; readonly problem: BaseUrlProblem };

const refused = (problem: BaseUrlProblem): BaseUrlReading => ({ ok: false, problem });

type Blocks = readonly (readonly [block: string, reach: Reach | 'forbidden'])[];

/** Blocks of IPv4 that aren't simply the internet (IANA's registry of special-purpose addresses), narrow ones first. */
const ipv4Blocks: Blocks = [
  // Metadata services of clouds, which serve secrets: Alibaba, Azure, Oracle; others use 169.254.
  ['100.100.100.200/32', 'forbidden'],
  ['168.63.129.16/32', 'forbidden'],
  ['192.0.0.0/24', 'forbidden'],
  ['0.0.0.0/8', 'forbidden'],
  ['10.0.0.0/8', 'lan'],
  ['100.64.0.0/10', 'lan'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'forbidden'],
  ['172.16.0.0/12', 'lan'],
  ['192.168.0.0/16', 'lan'],
  // Multicast, reserved and broadcast addresses.
  ['224.0.0.0/3', 'forbidden'],
];

/** The same of IPv6, for addresses that carry no IPv4 address. */
const ipv6Blocks: Blocks = [
  ['::1/128', 'loopback'],
  // Unspecified, and the deprecated addresses that carry an IPv4 address.
  ['::/96', 'forbidden'],
  // Metadata services: Amazon, Google.
  ['fd00:ec2::/32', 'forbidden'],
  ['fd20:ce::/32', 'forbidden'],
  ['fc00::/7', 'lan'],
  // Link-local, and the former site-local.
  ['fe80::/9', 'forbidden'],
  ['ff00::/8', 'forbidden'],
];

/** Blocks whose addresses contain an IPv4 address, and the group (of eight) at which it begins. */
const carriers: readonly (readonly [block: string, group: number, isDirect: boolean])[] = [
  // The IPv4 address in another spelling.
  ['::ffff:0:0/96', 6, true],
  ['::ffff:0:0:0/96', 6, true],
  // Gateways between IPv6 and IPv4, which a local network doesn't need.
  ['64:ff9b::/96', 6, false],
  ['64:ff9b:1::/48', 6, false],
  ['2002::/16', 1, false],
];

/** The bytes of a dotted IPv4 address; null for anything else. */
const ipv4Bytes = (text: string): number[] | null => {
  const parts = text.split('.');
  const isAddress = parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return isAddress ? parts.map(Number) : null;
};

/** The groups of one side of `::`, the last of which may be a dotted IPv4 address; null for what is none. */
const groupsOf = (text: string): number[] | null => {
  if (text === '') return [];
  const groups: number[] = [];
  for (const part of text.split(':')) {
    const [a = 0, b = 0, c = 0, d = 0] = ipv4Bytes(part) ?? [];
    if (part.includes('.') && ipv4Bytes(part) !== null) groups.push(a * 256 + b, c * 256 + d);
    else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
};

/** The sixteen bytes of an IPv6 address in any spelling, without brackets; null for anything else. */
const ipv6Bytes = (text: string): number[] | null => {
  const [left = '', right, ...more] = text.split('::');
  const head = groupsOf(left);
  const tail = right === undefined ? [] : groupsOf(right);
  if (more.length > 0 || head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (right === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return groups.flatMap((group) => [group >> 8, group & 0xff]);
};

const bytesOf = (text: string): number[] | null => (text.includes(':') ? ipv6Bytes(text) : ipv4Bytes(text));

const isWithin = (bytes: readonly number[], block: string): boolean => {
  const [base = '', length = ''] = block.split('/');
  return (bytesOf(base) ?? []).every((byte, index) => {
    const bits = Math.min(8, Math.max(0, Number(length) - index * 8));
    const mask = (0xff << (8 - bits)) & 0xff;
    return ((bytes[index] ?? 0) & mask) === (byte & mask);
  });
};

const reachIn = (blocks: Blocks, bytes: readonly number[]): Reach | 'forbidden' =>
  blocks.find(([block]) => isWithin(bytes, block))?.[1] ?? 'internet';

/** Where an IP address leads, as names resolve to it (no brackets); what is no address is forbidden too. */
export const reachOfAddress = (ip: string): Reach | 'forbidden' => {
  // A zone names a network interface, which only link-local addresses need.
  const bytes = ip.includes('%') ? null : bytesOf(ip);
  if (bytes === null) return 'forbidden';
  if (bytes.length === 4) return reachIn(ipv4Blocks, bytes);
  const carrier = carriers.find(([block]) => isWithin(bytes, block));
  if (carrier === undefined) return reachIn(ipv6Blocks, bytes);
  const [, group, isDirect] = carrier;
  const carried = reachIn(ipv4Blocks, bytes.slice(group * 2, group * 2 + 4));
  return isDirect || carried === 'internet' ? carried : 'forbidden';
};

/** Names of clouds' metadata services. */
const metadataNames =
  /^(metadata|instance-data)$|(^|\.)metadata\.(google\.internal|goog)$|(^|\.)instance-data\.ec2\.internal$/;
const loopbackNames = /(^|\.)localhost$/;
const lanNames = /^[^.]+$|\.(local|lan|internal|home\.arpa)$/;

/** Where the host of a URL leads, as far as its name says; null for an invalid host. */
const reachOfHost = (host: string): Reach | 'forbidden' | null => {
  if (host.startsWith('[')) return reachOfAddress(host.slice(1, -1));
  // A host that ends in a number is an IPv4 address; older parsers keep some spellings, such as `0`.
  if (/(^|\.)(\d+|0x[\da-f]*)$/.test(host)) return reachOfAddress(host);
  if (!/^[a-z\d_-]+(\.[a-z\d_-]+)*$/.test(host)) return null;
  if (metadataNames.test(host)) return 'forbidden';
  if (loopbackNames.test(host)) return 'loopback';
  return lanNames.test(host) ? 'lan' : 'internet';
};

const parsed = (text: string): InstanceType<typeof URL> | null => {
  try {
    const url = new URL(text);
    if (!url.hostname.endsWith('.')) return url;
    // The name without its final dot; older parsers recognise a number only then.
    const host = url.hostname.slice(0, -1) + (url.port === '' ? '' : `:${url.port}`);
    return new URL(`${url.protocol}//${host}${url.pathname}`);
  } catch {
    return null;
  }
};

/** Reads a base URL and says whether Dossier may send there. Pure; what a name resolves to is checked at each call. */
export const readBaseUrl = (text: string): BaseUrlReading => {
  const trimmed = text.trim();
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme === undefined) return refused('not-a-url');
  if (scheme !== 'http' && scheme !== 'https') return refused('scheme');
  // URL parsers repair a tab in a name, a backslash or a third slash, and two parsers may repair them differently.
  const authority = /^[a-z]+:\/\/([^/?#\\]+)/i.exec(trimmed)?.[1];
  if (authority === undefined || /[\s\\\p{C}]/u.test(trimmed)) return refused('not-a-url');
  if (authority.includes('@')) return refused('credentials');
  if (/[?#]/.test(trimmed)) return refused('extra');
  const url = parsed(trimmed);
  const reach = url === null || url.port === '0' ? null : reachOfHost(url.hostname);
  if (url === null || reach === null) return refused('not-a-url');
  if (reach === 'forbidden') return refused('forbidden-host');
  const isEncrypted = url.protocol === 'https:';
  if (!isEncrypted && reach === 'internet') return refused('unencrypted');
  return {
    ok: true,
    url: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
    origin: url.origin,
    host: url.hostname,
    reach,
    needsConfirmation: !isEncrypted && reach !== 'loopback',
  };
};
