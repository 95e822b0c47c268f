import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificateRequest } from '../../src/pki/certificate-request.ts';
import { certificateRules, requestRules } from '../../src/pki/checks/certificate-rules.ts';
import {
  examineCertificate,
  type GivenCertificate,
} from '../../src/pki/checks/examine-certificate.ts';
import { examineRequest } from '../../src/pki/checks/examine-request.ts';
import { type CheckRow, findings } from '../../src/pki/checks/finding.ts';
import { bits, type Der, implicit, objectId, sequence, tagged } from '../../src/pki/der.ts';
import { authorityExtensions, extension, leafExtensions } from '../../src/pki/extensions.ts';
import {
  dayMs,
  now,
  days,
  name,
  provider,
  pair,
  server,
  client,
  issued,
  authority,
  rootSigner,
  root,
  middle,
  byMiddle,
  leaf,
  withSha1,
  inVersion1,
  rootPair,
  middlePair,
  strangerPair,
} from './gateway-certificates.ts';

function rowsOf(change: Partial<GivenCertificate>): readonly CheckRow[] {
  const usual: GivenCertificate = {
    certificate: leaf,
    purpose: 'cmg',
    serviceName: name,
    key: 'file',
    keyProvider: provider,
    now,
    others: [middle],
    roots: [root],
    publicRoots: [],
    machineRoots: [],
  };
  return findings(certificateRules, examineCertificate({ ...usual, ...change }));
}

/** What is not as it should be, as "check: result". */
function wrong(rows: readonly CheckRow[]): readonly string[] {
  return rows
    .filter(({ result }) => result !== 'passed')
    .map(({ check, result }) => `${check}: ${result}`);
}

const smallPair = generateKeyPairSync('rsa', { modulusLength: 1024 });
const smallKey = smallPair.publicKey;
const curve = (namedCurve: string): KeyObject =>
  generateKeyPairSync('ec', { namedCurve }).publicKey;
const oddKey = generateKeyPairSync('rsa', { modulusLength: 3072 }).publicKey;

const server1 = '1.3.6.1.5.5.7.3.1';
const usage = (mask: number): Der => extension('2.5.29.15', bits(Uint8Array.of(mask)));
const purposes = (...ids: readonly string[]): Der =>
  extension('2.5.29.37', sequence(...ids.map((id) => objectId(id))));
const serverNames = server(name).at(-1) ?? usage(0);
const asServer = [usage(0xa0), purposes(server1), serverNames];
const star = '*.contoso.com';
const ofStar = issued({ subject: { commonName: star }, extensions: server(star) }, byMiddle);
const selfSigned = issued({ extensions: client }, { key: pair.privateKey });
const manage = { purpose: 'management', certificate: selfSigned, others: [], roots: [] } as const;
const notAuthority = authority(
  'Middle',
  middlePair.publicKey,
  { certificate: root, ...rootSigner },
  { extensions: server('x.example') },
);
const withoutSigning = authority(
  'Middle',
  middlePair.publicKey,
  { certificate: root, ...rootSigner },
  { extensions: [authorityExtensions()[0] ?? usage(0), usage(0x80)] },
);
const expiredMiddle = authority(
  'Middle',
  middlePair.publicKey,
  { certificate: root, ...rootSigner },
  { notAfter: days(-1) },
);
const weakMiddle = authority('Weak', smallKey, { certificate: root, ...rootSigner });
const lonelyRoot = authority('Root', rootPair.publicKey, rootSigner);
/** The authority in the middle, which may issue for some names (0) or for all but those (1). */
const limited = (list: 0 | 1, ...bases: readonly Der[]): X509Certificate => {
  const value = sequence(tagged(list, ...bases.map((base) => sequence(base))));
  return limitedBy(extension('2.5.29.30', value, { critical: true }));
};
const limitedBy = (limits: Der): X509Certificate => {
  const extensions = [...authorityExtensions(), limits];
  const signer = { certificate: root, ...rootSigner };
  return authority('Middle', middlePair.publicKey, signer, { extensions });
};
const domain = (base: string): Der => implicit(2, Buffer.from(base));
const net = (...octets: readonly number[]): Der => implicit(7, Uint8Array.from(octets));
const atAddress = issued(
  {
    extensions: leafExtensions(['server'], {
      dnsNames: [name],
      ipAddresses: ['10.1.2.3', '2001:db8::1'],
      uris: [],
    }),
  },
  byMiddle,
);
const critical = (id: string): readonly Der[] => [
  ...server(name),
  extension(id, sequence(), { critical: true }),
];
const namesake = authority('Middle', strangerPair.publicKey, {
  certificate: root,
  ...rootSigner,
});

const cases: Readonly<Record<string, readonly [Partial<GivenCertificate>, ...string[]]>> = {
  'all is right': [{}],
  'that of an authority with names of hosts': [
    {
      certificate: issued(
        { extensions: [...authorityExtensions().slice(0, 1), ...asServer] },
        byMiddle,
      ),
    },
    'authority: warning',
  ],
  'with the root from this machine': [{ roots: [], machineRoots: [root] }],
  'with another name of the service': [
    { serviceName: 'other.contoso.com' },
    'service name: failed',
  ],
  'with the name of the service in small letters': [
    { serviceName: name.toLowerCase() },
    'service name: warning',
  ],
  'without a name of the service': [{ serviceName: undefined }],
  'with a key of 1024 bits': [
    { certificate: issued({ publicKey: smallKey }, byMiddle) },
    'key size: failed',
  ],
  'with a key of 3072 bits': [{ certificate: issued({ publicKey: oddKey }, byMiddle) }],
  'with an EC key': [
    { certificate: issued({ publicKey: strangerPair.publicKey }, byMiddle) },
    'key kind: failed',
  ],
  'of a server, with a key on the usual curve': [
    {
      purpose: 'server',
      certificate: issued({ publicKey: curve('prime256v1') }, byMiddle),
    },
  ],
  'of a server, with a key on an unusual curve': [
    {
      purpose: 'server',
      certificate: issued({ publicKey: curve('secp256k1') }, byMiddle),
    },
    'key kind: warning',
  ],
  'of an authority with a key of 1024 bits': [
    {
      certificate: issued({}, { certificate: weakMiddle, key: smallPair.privateKey }),
      others: [weakMiddle],
    },
    'chain: failed',
  ],
  'with a key for enciphering only': [
    { certificate: issued({ extensions: [usage(0x20), ...asServer.slice(1)] }, byMiddle) },
    'key usage: warning',
  ],
  'with a key for lists only': [
    { certificate: issued({ extensions: [usage(0x02), ...asServer.slice(1)] }, byMiddle) },
    'key usage: failed',
  ],
  'for clients': [
    { certificate: issued({ extensions: [...client, serverNames] }, byMiddle) },
    'authentication: failed',
  ],
  'without a purpose': [
    { certificate: issued({ extensions: [usage(0xa0), serverNames] }, byMiddle) },
    'authentication: failed',
  ],
  'without alternative names': [
    { certificate: issued({ extensions: server() }, byMiddle) },
    'names: failed',
  ],
  'with alternative names of others': [
    { certificate: issued({ extensions: server('a.contoso.com') }, byMiddle) },
    'names: failed',
  ],
  'with a dash in the prefix': [
    {
      certificate: issued(
        { subject: { commonName: 'my-cmg.contoso.com' }, extensions: server('my-cmg.contoso.com') },
        byMiddle,
      ),
      serviceName: undefined,
    },
    'service prefix: failed',
  ],
  'with a wildcard': [{ certificate: ofStar, serviceName: undefined }, 'wildcard: warning'],
  'with a wildcard beside its name': [
    { certificate: issued({ extensions: server(name, star) }, byMiddle) },
    'wildcard: warning',
  ],
  'with a wildcard for the service': [{ certificate: ofStar }, 'wildcard: warning'],
  'with a wildcard of another domain': [
    { certificate: ofStar, serviceName: 'MyCMG.eu.contoso.com' },
    'wildcard: warning',
    'service name: failed',
  ],
  'signed with SHA-1': [
    { certificate: withSha1(leaf, middlePair.privateKey) },
    'signature: failed',
  ],
  'with an authority that is signed with SHA-1': [
    { others: [withSha1(middle, rootPair.privateKey)] },
    'signature: failed',
  ],
  'with a root that is signed with SHA-1': [{ roots: [withSha1(root, rootPair.privateKey)] }],
  'in version 1': [
    { certificate: inVersion1(leaf, middlePair.privateKey) },
    'version: failed',
    'authentication: failed',
    'names: failed',
  ],
  'before it holds': [{ now: now - 11 * dayMs }, 'dates: failed', 'chain: failed'],
  'after its end': [{ now: now + 300 * dayMs + 1 }, 'dates: failed', 'chain: failed'],
  'in its last month': [{ now: now + 271 * dayMs }, 'dates: warning'],
  'with a long life of a public authority': [
    {
      certificate: issued({ notAfter: days(400) }, byMiddle),
      roots: [],
      publicRoots: [root],
    },
    'lifetime: warning',
  ],
  'with a long life of an own authority': [
    { certificate: issued({ notAfter: days(400) }, byMiddle) },
  ],
  'self-signed': [{ certificate: issued({}, { key: pair.privateKey }) }, 'issuer: failed'],
  'without the certificate of who has issued it': [{ others: [] }, 'chain: failed'],
  'without it, but with trust in it': [{ others: [], roots: [middle] }],
  'without the root': [{ roots: [] }, 'chain: failed'],
  'with a root that nobody trusts': [{ roots: [], others: [middle, root] }, 'trust: failed'],
  'with an authority of the same name': [{ others: [namesake] }, 'chain: failed'],
  'issued by what is no authority': [{ others: [notAuthority] }, 'chain: failed'],
  'issued by a key that is not for it': [{ others: [withoutSigning] }, 'chain: failed'],
  'with an authority that has ended': [{ others: [expiredMiddle] }, 'chain: failed'],
  'with more authorities than the root may have below it': [
    { roots: [lonelyRoot] },
    'chain: failed',
  ],
  'with two certificates of the root, of which one may have them': [
    { others: [middle, lonelyRoot] },
  ],
  'of an authority for clients': [
    { others: [limitedBy(purposes('1.3.6.1.5.5.7.3.2'))] },
    'chain: failed',
  ],
  'of an authority for everything': [{ others: [limitedBy(purposes('2.5.29.37.0'))] }],
  'of an authority for its domain': [{ others: [limited(0, domain('CONTOSO.com'))] }],
  'of an authority for another domain': [
    { others: [limited(0, domain('so.com'), domain('.example'))] },
    'chain: failed',
  ],
  'of an authority for what is below its name': [
    { others: [limited(0, domain('.mycmg.contoso.com'))] },
    'chain: failed',
  ],
  'of an authority for all other domains': [
    { others: [limited(1, domain('.contoso.com'))] },
    'chain: failed',
  ],
  'of an authority for its nets': [
    {
      certificate: atAddress,
      others: [
        limited(
          0,
          net(10, 1, 0, 0, 255, 255, 0, 0),
          net(0x20, 1, 0x0d, 0xb8, ...Array<number>(12).fill(0), 255, ...Array<number>(15).fill(0)),
        ),
      ],
    },
  ],
  'of an authority for another net': [
    { certificate: atAddress, others: [limited(0, net(10, 2, 0, 0, 255, 255, 0, 0))] },
    'chain: failed',
  ],
  'of an authority for names of mail': [
    { others: [limited(0, implicit(1, Buffer.from('contoso.com')))] },
    'extensions: warning',
  ],
  'with a critical extension that nobody knows': [
    { certificate: issued({ extensions: critical('1.2.3.4') }, byMiddle) },
    'extensions: failed',
  ],
  'that is for logs only': [
    { certificate: issued({ extensions: critical('1.3.6.1.4.1.11129.2.4.3') }, byMiddle) },
    'extensions: failed',
  ],
  'without its key': [{ key: undefined }, 'private key: failed'],
  'with a key provider of version 3': [
    { keyProvider: 'Microsoft Software Key Storage Provider' },
    'key provider: failed',
  ],
  'with a key provider of somebody else': [
    { keyProvider: 'Contoso Provider' },
    'key provider: warning',
  ],
  'without a key provider': [{ keyProvider: undefined }],
  'for management, self-signed': [{ ...manage }],
  'for management, as it is uploaded': [{ ...manage, key: undefined }],
  'for management, of an authority': [
    { ...manage, certificate: issued({ extensions: client }, byMiddle) },
  ],
  'for management, for servers': [
    { ...manage, certificate: issued({}, { key: pair.privateKey }) },
    'authentication: failed',
  ],
};

describe('a certificate', () => {
  test.each(Object.entries(cases))('%s', (_, [change, ...expected]) => {
    const rows = rowsOf(change);
    expect(wrong(rows)).toEqual(expected);
    // Whoever is told of trouble is told what to do.
    expect(rows.every(({ result, hint }) => (result === 'passed') === (hint === null))).toBe(true);
  });

  test('says what the service and its storage account are called', () => {
    expect(rowsOf({}).find(({ check }) => check === 'service prefix')?.detail).toBe(
      'the service is MyCMG, its storage account mycmg',
    );
  });

  test('has to have dates', () => {
    const raw = Buffer.from(leaf.raw);
    // The month of its first UTCTime.
    raw.write('99', raw.indexOf(Uint8Array.of(0x17, 0x0d)) + 4);
    expect(() => rowsOf({ certificate: new X509Certificate(raw) })).toThrow(
      'The file is damaged: its dates cannot be read.',
    );
  });

  test('says which authority is missing, and where its certificate is', () => {
    const rows = rowsOf({ others: [] });
    expect(rows.find(({ check }) => check === 'chain')).toMatchObject({
      detail: 'the certificate of CN=Middle is missing',
    });
  });
});

describe('a request', () => {
  const wanted = { purpose: 'cmg', serviceName: undefined } as const;
  const asked = (pem: string): readonly string[] =>
    wrong(findings(requestRules, { ...examineRequest(Buffer.from(pem)), ...wanted }));
  const subject = { commonName: name };

  test('is looked at by the same rules', () => {
    expect(asked(certificateRequest(subject, pair, server(name)))).toEqual([]);
    expect(asked(certificateRequest(subject, pair))).toEqual([
      'authentication: warning',
      'names: warning',
    ]);
    const dashed = { commonName: 'my-cmg.contoso.com' };
    expect(asked(certificateRequest(dashed, strangerPair, server(name)))).toEqual([
      'key kind: failed',
      'names: failed',
      'service prefix: failed',
    ]);
  });

  test('has to be signed by its own key', () => {
    const { publicKey } = pair;
    const mixed = {
      publicKey,
      privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    };
    expect(asked(certificateRequest(subject, mixed, server(name)))).toEqual(['proof: failed']);
  });

  test('is told from other files', () => {
    expect(() => asked(leaf.toString())).toThrow('There is no certificate request in the file.');
    expect(() => asked('')).toThrow('There is no certificate request in the file.');
  });
});
