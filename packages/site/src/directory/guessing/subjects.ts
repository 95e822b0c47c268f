import { createHmac, hkdfSync } from 'node:crypto';
import { isIP } from 'node:net';
import type { SiteKey } from '../../site-key/site-key.ts';

/**
 * What guesses are counted by. Names that nobody has, and addresses, are only in the database as what
 * this site makes of them: people type their passwords into the field for the name, and where
 * somebody has been is nobody's business.
 */
export class GuessSubjects {
  readonly #key: Buffer;

  constructor({ key }: Pick<SiteKey, 'key'>) {
    this.#key = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'hawser-guesses:1', 32));
  }

  /** For somebody who is not there the same is kept as for somebody who is. */
  ofName(nameKey: string): string {
    return `name:${this.#hidden('name', nameKey)}`;
  }

  address(from: string): string {
    return this.#hidden('address', network(from));
  }

  #hidden(what: string, text: string): string {
    return createHmac('sha256', this.#key).update(`${what}:${text}`).digest('base64url');
  }
}

/** Of an IPv6 address its /64, which is what one household or one machine gets of them. */
export function network(from: string): string {
  const [bare = ''] = from.split('%');
  if (isIP(bare) !== 6) return bare;
  // The URL parser writes an IPv6 address in its shortest form, always the same.
  const { hostname } = new URL(`http://[${bare}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...zeros, ...after];
  const embedded = groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff';
  if (!embedded) return `${groups.slice(0, 4).join(':')}::/64`;
  return groups
    .slice(6)
    .flatMap((group) => {
      const value = Number.parseInt(group, 16);
      return [value >> 8, value & 0xff];
    })
    .join('.');
}
