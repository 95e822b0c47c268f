import type { DnsName } from './dns-message.ts';

const mostPairs = 64;

/** Names are the same in capitals and small letters of ASCII (RFC 6762, section 16). */
export function keyOf(name: DnsName): string {
  const small = name.map((label) => label.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()));
  return JSON.stringify(small);
}

/** What a TXT record says, by small letters; the first of two of one key counts (RFC 6763, section 6.4). */
export function txtPairs(strings: readonly string[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const each of strings.slice(0, mostPairs)) {
    const at = each.indexOf('=');
    const key = (at === -1 ? each : each.slice(0, at)).toLowerCase();
    if (/^[\u0020-\u003c\u003e-\u007e]+$/.test(key) && !pairs.has(key)) {
      pairs.set(key, at === -1 ? '' : each.slice(at + 1));
    }
  }
  return pairs;
}
