import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  bmp,
  count,
  type Der,
  integer,
  none,
  objectId,
  octets,
  sequence,
  set,
  tagged,
  utf8,
} from '../../../src/pki/der.ts';
import { partsOf, readBer } from '../../../src/pki/ber.ts';
import { pemOf } from '../../../src/pki/pem.ts';
import {
  bag,
  bagsOf,
  byAes,
  byOldCipher,
  byScrypt,
  certificateBag,
  dataOf,
  macOf,
  pfxOf,
  sealedPart,
} from './made-pfx.ts';

const mebibyte = 2 ** 20;
/** Almost as large as a file may be. */
const large = 10 * mebibyte - 1000;

function times(bytes: Uint8Array | string, number: number): Buffer {
  const once = Buffer.from(bytes);
  return Buffer.alloc(once.length * number, once);
}

function list<Value>(number: number, value: () => Value): readonly Value[] {
  return Array.from({ length: number }, value);
}

/** Octets that say that they come in pieces. */
function inPieces(parts: Uint8Array): Buffer {
  const written = octets(parts);
  written[0] = 0x24;
  return written;
}

function nested(depth: number): Buffer {
  return Array.from({ length: depth }).reduce<Buffer>((inner) => sequence(inner), none());
}

function sealedKey(how: Der): Buffer {
  const der = sequence(how, octets(Buffer.alloc(32)));
  return Buffer.from(pemOf('ENCRYPTED PRIVATE KEY', der));
}

function keyOf512(): Buffer {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp521r1' });
  return privateKey.export({ type: 'pkcs8', format: 'der' });
}

const text = (start: string, repeated: string, number: number, end = '') =>
  Buffer.from(`${start}${repeated.repeat(number)}${end}`);

/** Files that are to cost their reader as much as can be, by what they are, and how they are refused. */
export function hostileFiles(certificate: Buffer): readonly (readonly [string, string, Buffer])[] {
  const emptyOctets = inPieces(times(octets(Buffer.alloc(0)), 20_000));
  const name = sequence(objectId('1.2.840.113549.1.9.20'), set(bmp('')));
  const key = keyOf512();
  return [
    ['nothing', 'empty', Buffer.alloc(0)],
    ['more than 10 MB', 'too-large', Buffer.alloc(10 * mebibyte + 1)],
    ['10 MB of noise', 'unknown-form', randomBytes(large)],
    ['a text in UTF-16', 'no-certificate', Buffer.from(`\uFEFF${pemOf('X', key)}`, 'utf16le')],
    ['10 MB of base64', 'unknown-form', text('', 'A', large)],
    ['base64 with 10 MB of spaces', 'unknown-form', text('A', ' ', large, '!')],
    ['20,000 levels', 'unknown-form', nested(20_000)],
    ['20,000 levels with marked ends', 'damaged', times(Uint8Array.of(0x30, 0x80), 20_000)],
    ['5 million pieces', 'damaged', sequence(times(none(), 5_000_000))],
    [
      'octets in 5 million pieces',
      'damaged',
      sequence(count(3), dataOf(inPieces(times(emptyOctets, 250)))),
    ],
    [
      'octets in pieces with marked ends',
      'damaged',
      sequence(
        count(3),
        dataOf(
          Buffer.concat([
            times(Uint8Array.of(0x24, 0x80), 40),
            times(octets(Buffer.alloc(0)), 1_000_000),
            times(Uint8Array.of(0, 0), 40),
          ]),
        ),
      ),
    ],
    ['a password hashed 2^31 times', 'too-slow', pfxOf(sequence(), macOf(count(2 ** 31)))],
    [
      'a password hashed as often as no number says',
      'too-slow',
      pfxOf(sequence(), macOf(integer(Buffer.alloc(100, 0x7f)))),
    ],
    ['a password hashed 0 times', 'damaged', pfxOf(sequence(), macOf(count(0)))],
    [
      'a password hashed less than 0 times',
      'damaged',
      pfxOf(sequence(), macOf(integer(Uint8Array.of(0xff)))),
    ],
    [
      'a password hashed in 128 MB',
      'too-slow',
      pfxOf(sequence(sealedPart(byScrypt(2 ** 17, 8, 1), key))),
    ],
    [
      'a password hashed in 16 MB, 64 times',
      'too-slow',
      pfxOf(sequence(sealedPart(byScrypt(2 ** 14, 8, 64), key))),
    ],
    [
      'a password hashed in as much as is no power of 2',
      'damaged',
      pfxOf(sequence(sealedPart(byScrypt(1000, 8, 1), key))),
    ],
    [
      'a salt of 10 MB',
      'wrong-password',
      pfxOf(sequence(), macOf(count(1), Buffer.alloc(large, 1))),
    ],
    [
      'a salt of 10 MB for 3DES',
      'wrong-password',
      pfxOf(sequence(sealedPart(byOldCipher(3, count(1), Buffer.alloc(large, 1)), key))),
    ],
    [
      'many sealed parts',
      'wrong-password',
      pfxOf(sequence(...list(9000, () => sealedPart(byAes(count(1)), Buffer.alloc(16))))),
    ],
    [
      'a sealed part that is slow',
      'too-slow',
      pfxOf(sequence(sealedPart(byAes(count(5_000_000)), Buffer.alloc(16)))),
    ],
    [
      '10 MB sealed by RC2',
      'too-large',
      pfxOf(sequence(sealedPart(byOldCipher(6, count(1)), Buffer.alloc(9 * mebibyte)))),
    ],
    [
      '9000 certificates in a PFX file',
      'too-many',
      bagsOf(...list(9000, () => certificateBag(certificate))),
    ],
    ['9000 keys in a PFX file', 'too-many', bagsOf(...list(9000, () => bag(1, key)))],
    ['a bag with 100,000 names', 'damaged', bagsOf(bag(9, none(), set(times(name, 100_000))))],
    [
      '9000 certificates in PKCS#7',
      'too-many',
      sequence(
        objectId('1.2.840.113549.1.7.2'),
        tagged(
          0,
          sequence(count(1), set(), sequence(), tagged(0, ...list(9000, () => certificate))),
        ),
      ),
    ],
    ['370,000 BEGIN lines', 'damaged', times('-----BEGIN CERTIFICATE-----\n', 370_000)],
    ['a BEGIN line of 10 MB', 'damaged', text('-----BEGIN ', '-', large - 100)],
    ['empty blocks', 'no-certificate', times('-----BEGIN A-----\n-----END A-----\n', 290_000)],
    ['5000 blocks', 'too-many', times(pemOf('CERTIFICATE', certificate), 5000)],
    ['5000 keys', 'too-many', times(pemOf('PRIVATE KEY', key), 5000)],
    ['a key in PEM that is slow', 'too-slow', sealedKey(byAes(count(2 ** 31)))],
    ['a subject of 1 MB', 'damaged', withSubject(certificate, utf8('x'.repeat(mebibyte)))],
    ['settings of 10 MB', 'too-large', text('<PublishData>', '<Subscription/>', 690_000)],
    [
      'settings with 100,000 attributes',
      'no-certificate',
      text('<PublishData><PublishProfile', ' a="b"', 100_000, '!'),
    ],
    [
      'settings with 1 MB of spaces',
      'no-certificate',
      text('<PublishData><PublishProfile', ' ', mebibyte - 100),
    ],
    [
      'settings with a slow PFX file',
      'too-slow',
      settings(pfxOf(sequence(), macOf(count(5_000_000)))),
    ],
  ];
}

function settings(pfx: Buffer): Buffer {
  const certificate = pfx.toString('base64');
  return Buffer.from(
    `<PublishData><PublishProfile ManagementCertificate="${certificate}"/></PublishData>`,
  );
}

/** The certificate with another subject: all of these names, one beside the other. */
export function withSubject(certificate: Buffer, ...names: readonly Der[]): Buffer {
  const [content, ...proof] = partsOf(readBer(certificate));
  if (content === undefined) throw new TypeError('this is no certificate');
  const subject = names.map((name) => set(sequence(objectId('2.5.4.3'), name)));
  const parts = partsOf(content).map((part, at) => (at === 5 ? sequence(...subject) : part.whole));
  return sequence(sequence(...parts), ...proof.map(({ whole }) => whole));
}
