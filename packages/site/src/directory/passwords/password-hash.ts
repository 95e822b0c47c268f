import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** What a hash costs: 2^ln turns, each of r blocks, p times (RFC 7914, 2). */
export interface HashCost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/**
 * 32 MiB and a fifth of a second. Three times 2^15 is as hard to guess as once 2^17 by what OWASP
 * recommends, and takes a quarter of its memory.
 */
export const presentCost: HashCost = { ln: 15, r: 8, p: 3 };

/** Computes the key of a password, which is what takes long. */
export type Derive = (password: string, salt: Uint8Array, cost: HashCost) => Promise<Buffer>;

const keyLength = 32;
const saltLength = 16;

const asyncScrypt = promisify<string, Uint8Array, number, object, Buffer>(scrypt);

/** In a thread of its own. */
export const derive: Derive = async (password, salt, { ln, r, p }) => {
  const N = 2 ** ln;
  // OpenSSL refuses what needs more than it may; it needs a little more than the blocks themselves.
  const maxmem = 128 * r * (N + p + 2) + 1024;
  return await asyncScrypt(password, salt, keyLength, { N, r, p, maxmem });
};

/** Hashes prepared passwords. The text that is kept says by what it was made. */
export class PasswordHashing {
  readonly #cost: HashCost;
  readonly #derive: Derive;
  /** Of nobody; checking against it takes as long as against that of somebody. */
  readonly dummy: string;

  constructor({
    cost = presentCost,
    derive: deriving = derive,
  }: { readonly cost?: HashCost; readonly derive?: Derive } = {}) {
    this.#cost = cost;
    this.#derive = deriving;
    this.dummy = written(cost, randomBytes(saltLength), randomBytes(keyLength));
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(saltLength);
    return written(this.#cost, salt, await this.#derive(password, salt, this.#cost));
  }

  async matches(password: string, hash: string): Promise<boolean> {
    const { cost, salt, key } = read(hash);
    return timingSafeEqual(await this.#derive(password, salt, cost), key);
  }

  /** Whether it was made by less than what is asked for now. */
  isOutdated(hash: string): boolean {
    const { cost } = read(hash);
    const { ln, r, p } = this.#cost;
    return cost.ln < ln || cost.r < r || cost.p < p;
  }
}

// As in PHC strings: https://github.com/P-H-C/phc-string-format
function written({ ln, r, p }: HashCost, salt: Buffer, key: Buffer): string {
  return `$scrypt$ln=${ln},r=${r},p=${p}$${inBase64(salt)}$${inBase64(key)}`;
}

function inBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

const form = /^\$scrypt\$ln=(\d\d?),r=(\d\d?),p=(\d\d?)\$([\w+/]{22})\$([\w+/]{43})$/;

function read(hash: string): { cost: HashCost; salt: Buffer; key: Buffer } {
  const [, ln, r, p, salt, key] = form.exec(hash) ?? [];
  if (salt === undefined || key === undefined) throw new Error('a password hash has another form');
  return {
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
}
