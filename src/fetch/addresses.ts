import { BlockList, isIP } from 'node:net';

/**
 * IPv4 ranges that are not the public internet: IANA special-purpose registry (RFC 6890 and its updates), multicast
 * and the old class E. The metadata services of the clouds live in 169.254/16, 100.64/10 (Alibaba) and 192.0.0/24 (Oracle).
 */
const CLOSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** IPv6 alike: compatible and unspecified, local NAT64, discard, Teredo, documentation, unique-local, link-local, multicast. */
const CLOSED_V6: readonly (readonly [string, number])[] = [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

/** Prefixes that carry an IPv4 address inside: mapped (RFC 4291), NAT64 (RFC 6052), 6to4 (RFC 3056). */
const EMBEDDINGS: readonly (readonly [(high: string, low: string) => string, number])[] = [
  [(high, low) => `::ffff:${high}:${low}`, 96],
  [(high, low) => `64:ff9b::${high}:${low}`, 96],
  [(high, low) => `2002:${high}:${low}::`, 16],
];

function hexHalves(v4: string): [string, string] {
  const [a = 0, b = 0, c = 0, d = 0] = v4.split('.').map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}

function addV4(list: BlockList, network: string, bits: number): void {
  list.addSubnet(network, bits, 'ipv4');
  for (const [embed, offset] of EMBEDDINGS) list.addSubnet(embed(...hexHalves(network)), offset + bits, 'ipv6');
}

const CLOSED = new BlockList();
for (const [network, bits] of CLOSED_V4) addV4(CLOSED, network, bits);
for (const [network, bits] of CLOSED_V6) CLOSED.addSubnet(network, bits, 'ipv6');

const CIDR = /^(.+?)\/(\d{1,3})$/;

/** What the operator opened: address ranges, and names whose resolution is trusted. */
export interface Allowance {
  readonly addresses: BlockList;
  readonly hosts: ReadonlySet<string>;
}

/**
 * Reads `fetch.allowAddresses`: CIDRs (`127.0.0.0/8`, `fd00::/8`), single addresses, or host names.
 * @throws RangeError where a prefix length does not fit its address
 */
export function parseAllowance(entries: readonly string[]): Allowance {
  const addresses = new BlockList();
  const hosts = new Set<string>();
  for (const entry of entries) {
    const cidr = CIDR.exec(entry);
    const address = cidr ? cidr[1]! : entry.replace(/^\[|\]$/g, '');
    const family = isIP(address);
    if (family === 0) {
      if (cidr) throw new RangeError(`${entry} is neither an address range (CIDR) nor a host name`);
      hosts.add(entry.toLowerCase());
    } else {
      const bits = cidr ? Number(cidr[2]) : family === 4 ? 32 : 128;
      if (bits > (family === 4 ? 32 : 128)) throw new RangeError(`${entry}: /${bits} is longer than the address`);
      if (family === 4) addV4(addresses, address, bits);
      else addresses.addSubnet(address, bits, 'ipv6');
    }
  }
  return { addresses, hosts };
}

/** Whether a request may end at this IP address (an IPv6 zone is ignored). */
export function isOpenAddress(address: string, allowed: Allowance): boolean {
  const [bare = ''] = address.split('%');
  const family = isIP(bare) === 6 ? 'ipv6' : 'ipv4';
  return !CLOSED.check(bare, family) || allowed.addresses.check(bare, family);
}
