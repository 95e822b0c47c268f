import { plainAddress } from '../plain-address.ts';

/**
 * Who counts as one by his address: a single IPv4 address, or of IPv6 the /64 of a network, within
 * which anybody can have as many addresses as he likes.
 */
export function addressKey(shown: string | undefined): string {
  const address = plainAddress(shown);
  if (address === undefined) return '';
  if (!address.includes(':')) return address;
  const [bare = ''] = address.split('%', 1);
  const [head = '', tail] = bare.split('::', 2);
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => '0'), ...back];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
