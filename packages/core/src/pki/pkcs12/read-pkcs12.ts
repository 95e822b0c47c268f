import {
  type Ber,
  contextTag,
  expected,
  objectIdOf,
  octetsOf,
  partsOf,
  readBer,
  tags,
} from '../ber.ts';
import { isAuthentic, type Mac, macOf } from './authentic.ts';
import { certificateFileErrors } from '../certificate-file-errors.ts';
import { type Found, collect, octetsIn } from './bags.ts';
import { contents } from './object-ids.ts';
import type { Pkcs12 } from './pkcs12.ts';
import { asBmp } from './password-key.ts';
import { damageOf } from '../sound.ts';
import { Rounds } from './rounds.ts';
import { opened, type PasswordForms } from './sealed-content.ts';

/** Reads a PFX file (RFC 7292), however it was sealed. */
export async function readPkcs12(bytes: Uint8Array, password: string): Promise<Pkcs12> {
  try {
    return await openedBy(formsOf(password), outer(bytes), new Rounds());
  } catch (error) {
    throw damageOf(error);
  }
}

async function openedBy(
  [form, ...others]: readonly PasswordForms[],
  { content, mac }: Outer,
  rounds: Rounds,
): Promise<Pkcs12> {
  if (form === undefined) throw certificateFileErrors('wrong-password', {});
  if (mac !== undefined) {
    return (await isAuthentic(content, mac, form, rounds))
      ? contentsOf(content, form, rounds)
      : openedBy(others, { content, mac }, rounds);
  }
  try {
    return await contentsOf(content, form, rounds);
  } catch (error) {
    if (others.length === 0) throw error;
    return openedBy(others, { content }, rounds);
  }
}

/** No password at all is not the same as an empty one, and nobody knows which a program meant. */
function formsOf(password: string): readonly PasswordForms[] {
  const forms = { bmp: asBmp(password), utf8: Buffer.from(password, 'utf8') };
  return password === '' ? [forms, { ...forms, bmp: Buffer.alloc(0) }] : [forms];
}

interface Outer {
  readonly content: Uint8Array;
  /** Without one a wrong password is seen later, if at all. */
  readonly mac?: Mac;
}

function outer(bytes: Uint8Array): Outer {
  const [version, safe, mac] = partsOf(expected(readBer(bytes), tags.sequence));
  expected(version, tags.integer);
  const content = dataOf(safe);
  return mac === undefined ? { content } : { content, mac: macOf(mac) };
}

/** The octets in what says that it is nothing but data. */
function dataOf(info: Ber | undefined): Uint8Array {
  const [type, inner] = partsOf(expected(info, tags.sequence));
  if (objectIdOf(type) !== contents.data) {
    throw certificateFileErrors('unknown-algorithm', { algorithm: objectIdOf(type) });
  }
  const [data] = partsOf(expected(inner, contextTag(0, 'constructed')));
  return octetsIn(data);
}

async function contentsOf(
  content: Uint8Array,
  password: PasswordForms,
  rounds: Rounds,
): Promise<Pkcs12> {
  const found: Found = { certificates: [], keys: [] };
  const all = readBer(content);
  for (const info of partsOf(expected(all, tags.sequence))) {
    const [type] = partsOf(expected(info, tags.sequence));
    const safe =
      objectIdOf(type) === contents.encryptedData
        ? await decrypted(info, password, rounds)
        : dataOf(info);
    await collect(readBer(safe, all), found, password, rounds);
  }
  return found;
}

// RFC 5652, 8
async function decrypted(info: Ber, password: PasswordForms, rounds: Rounds): Promise<Buffer> {
  const [, inner] = partsOf(info);
  const [data] = partsOf(expected(inner, contextTag(0, 'constructed')));
  const [, encrypted] = partsOf(expected(data, tags.sequence));
  const [, algorithm, content] = partsOf(expected(encrypted, tags.sequence));
  if (algorithm === undefined || content === undefined || (content.tag & 0xdf) !== 0x80) {
    throw certificateFileErrors('damaged', { reason: 'what is sealed in it is missing' });
  }
  return opened(algorithm, octetsOf(content), password, rounds);
}
