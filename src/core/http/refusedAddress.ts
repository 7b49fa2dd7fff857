const metadataNames = new Set(['metadata.google.internal', 'metadata.goog']);

/** IPv4 blocks nobody has an API at, and the metadata services of the clouds: address, prefix. */
const refusedBlocks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['255.255.255.255', 32],
  ['168.63.129.16', 32],
  ['100.100.100.200', 32],
  ['192.0.0.192', 32],
];

/** Metadata services with an IPv6 address: Amazon's and Google's. */
const refusedIpv6 = new Set(['fd00:ec2:0:0:0:0:0:254', 'fd20:ce:0:0:0:0:0:254']);

/** True for the canonical `URL.hostname` of a host that no request may go to (rule C-09). */
export function isRefusedHost(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '').toLowerCase();
  return metadataNames.has(name) || isRefusedAddress(name);
}

/**
 * True for a link-local, multicast, unspecified or cloud metadata address, in IPv4 or IPv6 notation
 * and in those that carry an IPv4 address within IPv6 (RFC 4291 section 2.5.5, RFC 6052, RFC 3056).
 * Private networks and loopback are no concern of this rule. False for what is no address.
 */
export function isRefusedAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!bare.includes(':')) return isRefusedIpv4(ipv4Number(bare));
  const groups = ipv6Groups(bare);
  if (groups === undefined) return false;
  const [first = 0] = groups;
  if ((first & 0xffc0) === 0xfe80 || (first & 0xff00) === 0xff00) return true;
  if (refusedIpv6.has(groups.map((group) => group.toString(16)).join(':'))) return true;
  return isRefusedIpv4(embeddedIpv4(groups));
}

function isRefusedIpv4(address: number | undefined): boolean {
  if (address === undefined) return false;
  return refusedBlocks.some(([block, prefix]) => {
    const size = 2 ** (32 - prefix);
    return Math.floor(address / size) === Math.floor((ipv4Number(block) ?? 0) / size);
  });
}

function ipv4Number(text: string): number | undefined {
  if (!/^(\d{1,3}\.){3}\d{1,3}$/.test(text)) return undefined;
  return text.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

/** The eight groups, by way of the one IPv6 parser that every platform has. */
function ipv6Groups(text: string): number[] | undefined {
  if (!URL.canParse(`http://[${text}]/`)) return undefined;
  const canonical = new URL(`http://[${text}]/`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(zeros).fill('0'), ...after].map((group) =>
    parseInt(group, 16),
  );
}

function embeddedIpv4(groups: readonly number[]): number | undefined {
  const pair = (at: number) => (groups[at] ?? 0) * 65536 + (groups[at + 1] ?? 0);
  if (groups[0] === 0x2002) return pair(1);
  if (groups[0] === 0x64 && groups[1] === 0xff9b) return pair(6);
  const leading = groups.slice(0, 4).every((group) => group === 0);
  const kind = [groups[4], groups[5]].join();
  if (!leading || !['0,0', '0,65535', '65535,0'].includes(kind)) return undefined;
  const address = pair(6);
  return kind === '0,0' && address === 1 ? undefined : address;
}
