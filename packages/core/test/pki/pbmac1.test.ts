import { createHmac, pbkdf2Sync } from 'node:crypto';
import { expect, it } from 'vitest';
import { contextTag, expected as piece, partsOf, readBer, tags } from '../../src/pki/ber.ts';
import { count, none, objectId, octets, sequence } from '../../src/pki/der.ts';
import { newEcKeyPair } from '../../src/pki/key-pair.ts';
import { readPkcs12 } from '../../src/pki/pkcs12/read-pkcs12.ts';
import { writePkcs12 } from '../../src/pki/pkcs12/write-pkcs12.ts';

const salt = Buffer.from('NaCl.NaCl');
const [pbmac1, pbkdf2] = ['1.2.840.113549.1.5.14', '1.2.840.113549.1.5.12'];
const [withSha256, withSha512] = ['1.2.840.113549.2.9', '1.2.840.113549.2.11'];

/** A PFX file of ours, vouched for as RFC 9579 and newer programs do. */
async function pfx(rounds: number, ...keyLength: readonly number[]): Promise<Buffer> {
  const { privateKey: key } = await newEcKeyPair();
  const parts = partsOf(readBer(writePkcs12({ certificates: [], keys: [{ key }] }, 'é')));
  const [version, safe] = parts.map(({ whole }) => whole);
  const [, holder] = partsOf(piece(parts[1], tags.sequence));
  const [data] = partsOf(piece(holder, contextTag(0, 'constructed')));
  const { content } = piece(data, tags.octets);
  const secret = pbkdf2Sync('é', salt, Math.min(rounds, 10), 32, 'sha512');
  const digest = createHmac('sha256', secret).update(content).digest();
  const prf = sequence(objectId(withSha512), none());
  const wanted = sequence(octets(salt), count(rounds), ...keyLength.map(count), prf);
  const derivation = sequence(objectId(pbkdf2), wanted);
  const scheme = sequence(objectId(withSha256), none());
  const algorithm = sequence(objectId(pbmac1), sequence(derivation, scheme));
  const mac = sequence(sequence(algorithm, octets(digest)), octets(salt), count(1));
  return sequence(...[version, safe, mac].map((part) => part ?? none()));
}

it('opens a PFX file that PBMAC1 vouches for, and none that would take long', async () => {
  const file = await pfx(10, 32);
  expect((await readPkcs12(file, 'é')).keys).toHaveLength(1);
  const refused = async (code: string, bytes: Buffer, password = 'é'): Promise<void> =>
    expect(readPkcs12(bytes, password)).rejects.toMatchObject({ code: `certificate-file-${code}` });
  await refused('wrong-password', file, 'e');
  await refused('too-slow', await pfx(2 ** 31, 32));
  await refused('damaged', await pfx(10));
  await refused('damaged', await pfx(10, 2 ** 20));
});
