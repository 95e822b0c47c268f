import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestClock, testClock } from '@hawser/core/clock';
import { describe, expect, test } from 'vitest';
import {
  type OwnServerCertificate,
  ownServerCertificate,
} from '../../src/certificates/own-server-certificate.ts';
import { givenServerNames, serverNames } from '../../src/certificates/server-names.ts';
import type { SiteAuthority } from '../../src/certificates/site-authority.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { day, newAuthority, start } from './authority.ts';

const authority = await newAuthority();
const names = givenServerNames(['site.example.com', '192.0.2.7']);

interface Replica {
  readonly folder: string;
  readonly clock: TestClock;
  certificate(changed?: Changed): Promise<OwnServerCertificate>;
}

interface Changed {
  readonly names?: ReturnType<typeof givenServerNames>;
  readonly authority?: SiteAuthority;
}

async function newReplica(): Promise<Replica> {
  const folder = join(await temporaryFolder(), 'certificates');
  const clock = testClock(start);
  return {
    folder,
    clock,
    certificate: async (changed = {}) =>
      ownServerCertificate({ folder, clock, authority, names, ...changed }),
  };
}

function requireFit({ chain, key }: { chain: string; key: string }): void {
  expect(new X509Certificate(chain).checkPrivateKey(createPrivateKey(key))).toBe(true);
}

describe('the server certificate of a replica', () => {
  test('is issued by the site authority for ninety days, into files', async () => {
    const { folder, certificate } = await newReplica();
    const made = await certificate();
    expect(made.issuedBecause).toBe('there is none yet');
    expect(made.certificate.subjectAltName).toBe(
      'DNS:site.example.com, DNS:localhost, IP Address:192.0.2.7, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    );
    expect(made.certificate.validToDate).toEqual(new Date(start + 90 * day));
    expect(made.certificate.verify(new X509Certificate(authority.certificate).publicKey)).toBe(
      true,
    );
    requireFit(made);
    const text = async (name: string) => readFile(join(folder, name), 'utf8');
    expect(await text('server.crt')).toBe(made.chain);
    expect(await text('server.key')).toBe(made.key);
    expect(await text('authority.crt')).toBe(authority.certificate);
    expect(made.chain.endsWith(authority.certificate)).toBe(true);
    expect((await stat(join(folder, 'server.key'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await readdir(folder)).toSorted()).toEqual([
      'authority.crt',
      'server.crt',
      'server.crt.lock',
      'server.key',
    ]);
  });

  test('is kept by later starts, until a third of its time is left', async () => {
    const { clock, certificate } = await newReplica();
    const first = await certificate();
    await clock.advance(59 * day);
    expect(await certificate()).toEqual({ ...first, issuedBecause: undefined });
    await clock.advance(day + 1);
    const second = await certificate();
    expect(second.issuedBecause).toBe('it ends soon');
    expect(second.key).not.toBe(first.key);
    expect(second.certificate.validToDate).toEqual(new Date(start + 150 * day));
  });

  test('is issued anew for other names that were asked for', async () => {
    const { certificate } = await newReplica();
    await certificate();
    const fewer = await certificate({ names: givenServerNames(['site.example.com']) });
    expect(fewer.issuedBecause).toBe('it is for other names');
    const more = await certificate({
      names: givenServerNames(['SITE.example.com', '[2001:DB8::1]']),
    });
    expect(more.issuedBecause).toBe('it is for other names');
    const same = givenServerNames(['2001:db8:0::1', 'site.example.com.']);
    expect((await certificate({ names: same })).issuedBecause).toBeUndefined();
  });

  test('is not issued anew because the machine has lost an address, but when it got one', async () => {
    const { certificate } = await newReplica();
    const detected = (...all: string[]) => ({ names: serverNames(all, { detected: true }) });
    await certificate(detected('host', '192.0.2.7', '192.0.2.8'));
    const { issuedBecause } = await certificate(detected('host', '192.0.2.8'));
    expect(issuedBecause).toBeUndefined();
    const moved = await certificate(detected('host', '192.0.2.9'));
    expect(moved.issuedBecause).toBe('it is for other names');
  });

  test('is issued anew by another authority, which nobody outlives', async () => {
    const { folder, certificate } = await newReplica();
    await certificate();
    const other = await newAuthority(0.1);
    const issued = await certificate({ authority: other });
    expect(issued.issuedBecause).toBe('it comes from another authority');
    expect(await readFile(join(folder, 'authority.crt'), 'utf8')).toBe(other.certificate);
    expect(issued.certificate.validToDate).toEqual(
      new X509Certificate(other.certificate).validToDate,
    );
  });

  test('is issued anew when the clock was wrong, and not by an authority that has ended', async () => {
    const { clock, certificate } = await newReplica();
    await clock.advance(21 * 365 * day);
    await expect(certificate()).rejects.toMatchObject({ code: 'site-authority-ended' });
    const ahead = await newReplica();
    await ahead.clock.advance(365 * day);
    await ahead.certificate();
    const { issuedBecause } = await ownServerCertificate({
      folder: ahead.folder,
      authority,
      names,
      clock: testClock(start),
    });
    expect(issuedBecause).toBe('it is not valid yet');
  });

  test.each([
    ['no certificate', 'server.crt', undefined, 'it is damaged'],
    ['no key', 'server.key', undefined, 'it is damaged'],
    ['half a certificate', 'server.crt', (text: string) => text.slice(0, 500), 'it is damaged'],
    ['an empty key', 'server.key', () => '', 'it is damaged'],
    ['what is no text', 'server.crt', () => Buffer.from([0xff, 0xfe, 0, 1]), 'it is damaged'],
    ['far too much', 'server.crt', () => 'x'.repeat(100_000), 'it is damaged'],
    [
      'a certificate alone',
      'server.crt',
      (text: string) => `${text.split('-----END CERTIFICATE-----')[0]}-----END CERTIFICATE-----\n`,
      'its authority does not stand behind it',
    ],
  ])('is issued anew where there is %s', async (_, name, change, because) => {
    const { folder, certificate } = await newReplica();
    await certificate();
    const path = join(folder, name);
    if (change === undefined) await rm(path);
    else await writeFile(path, change(await readFile(path, 'utf8')));
    const issued = await certificate();
    expect(issued.issuedBecause).toBe(because);
    requireFit(issued);
    expect((await certificate()).issuedBecause).toBeUndefined();
  });

  test('fits its key after a power cut at any moment', async () => {
    const before = await newReplica();
    await before.certificate();
    const after = await newReplica();
    await after.certificate();
    const text = async (replica: Replica, name: string) =>
      readFile(join(replica.folder, name), 'utf8');
    const { folder, certificate } = before;
    // The draft was begun; the key was replaced; the draft of the certificate was begun, too.
    const moments: readonly (() => Promise<void>)[] = [
      async () => writeFile(join(folder, '.server.key.new'), 'half a k'),
      async () => writeFile(join(folder, 'server.key'), await text(after, 'server.key')),
      async () => writeFile(join(folder, '.server.crt.new'), await text(after, 'server.crt')),
    ];
    for (const moment of moments) {
      await moment();
      const issued = await certificate();
      requireFit(issued);
      expect(await text(before, 'server.crt')).toBe(issued.chain);
      expect(await text(before, 'server.key')).toBe(issued.key);
    }
  });

  test('is refused while others may read its key', async () => {
    const { folder, certificate } = await newReplica();
    await certificate();
    await chmod(join(folder, 'server.key'), 0o644);
    await expect(certificate()).rejects.toMatchObject({ code: 'file-exposed' });
  });

  test('is one where two starts want it at once', async () => {
    const { certificate } = await newReplica();
    const both = await Promise.all([certificate(), certificate()]);
    const reasons = new Set(both.map(({ issuedBecause }) => issuedBecause));
    expect(reasons).toEqual(new Set(['there is none yet', undefined]));
    expect(both[0].key).toBe(both[1].key);
  });
});

test.each(['no name', 'a..b', '', '300.1.2.3', 'fe80::1%eth0', 'x'.repeat(70)])(
  'no server certificate is for "%s"',
  (name) => {
    expect(() => givenServerNames([name])).toThrow(
      expect.objectContaining({ code: 'pki-bad-name', kind: 'usage' }),
    );
  },
);

test('a name with letters of any script, and a wildcard, is as certificates have it', () => {
  expect(givenServerNames(['Bücher.example', '*.Example.com', 'my_host']).dnsNames).toEqual([
    'xn--bcher-kva.example',
    '*.example.com',
    'my_host',
    'localhost',
  ]);
});
