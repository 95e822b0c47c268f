import { isIPv6 } from 'node:net';

/**
 * Who counts as one by his address: a single IPv4 address, or of IPv6 the /64 of a network, within
 * which anybody can have as many addresses as he likes.
 */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return '';
  // An IPv4 address as a socket for both shows it.
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [bare = ''] = address.split('%', 1);
  const [head = '', tail] = bare.split('::', 2);
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => '0'), ...back];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
