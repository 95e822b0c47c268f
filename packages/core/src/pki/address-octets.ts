import { isIPv4 } from 'node:net';

/** The 4 or 16 bytes of an address that is one (RFC 5280, 4.2.1.6). */
export function addressOctets(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  // A URL has the one form: no dots, at most one gap.
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const head = groups(before);
  const tail = groups(after ?? '');
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  const hex = [...head, ...gap, ...tail].map((group) => group.padStart(4, '0')).join('');
  return Buffer.from(hex, 'hex');
}
