import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { type Clock, systemClock, testClock } from '@hawser/core/clock';
import type { Issued } from '@hawser/core/pki/issued';
import { expect, test } from 'vitest';
import { issueAdminCertificate } from '../../src/certificates/admin-certificate.ts';
import { fingerprintOf, identifyCaller } from '../../src/certificates/identify-caller.ts';
import { ownServerCertificate } from '../../src/certificates/own-server-certificate.ts';
import { givenServerNames } from '../../src/certificates/server-names.ts';
import { openSiteAuthority, type SiteAuthority } from '../../src/certificates/site-authority.ts';
import { readOrMakeSiteKey } from '../../src/site-key/site-key.ts';
import { registerClientCertificate } from '../../src/store/mutations/register-client-certificate.ts';
import { revokeClientCertificate } from '../../src/store/mutations/revoke-client-certificate.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines, type TestEngine } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { day, start } from './authority.ts';

interface Site {
  readonly store: Store;
  readonly clock: Clock;
  readonly authority: SiteAuthority;
}

async function newSite<Time extends Clock>(
  engine: TestEngine,
  clock: Time,
): Promise<Site & { readonly clock: Time }> {
  const store = await engine.open(await engine.newDatabase(), clock);
  const siteKey = await readOrMakeSiteKey(join(await temporaryFolder(), 'site.key'));
  return { store, clock, authority: await openSiteAuthority({ store, siteKey, clock }) };
}

/** What a server of the site sees of a caller at one of its addresses. */
async function call(
  { authority, clock }: Site,
  caller: Issued,
  host: string,
): Promise<X509Certificate | undefined> {
  const folder = await temporaryFolder();
  const names = givenServerNames(['site.example.com']);
  const own = await ownServerCertificate({ folder, authority, names, clock });
  const ca = authority.certificate;
  const server = createServer({ cert: own.chain, key: own.key, ca, requestCert: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({
    port,
    host: '127.0.0.1',
    ...(host === '127.0.0.1' ? {} : { servername: host }),
    ca,
    cert: caller.certificate,
    key: caller.key,
  });
  try {
    const [[accepted]] = (await Promise.all([
      once(server, 'secureConnection'),
      once(socket, 'secureConnect'),
    ])) as [[TLSSocket], unknown];
    return accepted.getPeerX509Certificate();
  } finally {
    socket.destroy();
    server.close();
  }
}

describeEngines('a caller with a certificate', (engine) => {
  test.each(['localhost', '127.0.0.1', 'site.example.com'])(
    'is known by it over TLS at %s',
    async (host) => {
      const site = await newSite(engine, systemClock);
      const admin = await issueAdminCertificate(site);
      const shown = await call(site, admin, host);
      expect(shown?.subject).toBe('CN=Site administrator');
      expect(await identifyCaller(fingerprintOf(shown!), site)).toMatchObject({
        caller: { name: 'Site administrator', roles: ['Site.Admin'] },
        isLetIn: true,
      });
    },
  );

  test('is known for two years', async () => {
    const site = await newSite(engine, testClock(start));
    const admin = new X509Certificate((await issueAdminCertificate(site)).certificate);
    expect(admin.validToDate).toEqual(new Date(start + 731 * day));
    await site.clock.advance(731 * day - 1);
    expect(await identifyCaller(fingerprintOf(admin), site)).toMatchObject({
      caller: { roles: ['Site.Admin'] },
      isLetIn: true,
    });
    await site.clock.advance(1);
    expect(await identifyCaller(fingerprintOf(admin), site)).toMatchObject({ isLetIn: false });
  });

  test('is not let in when it was revoked, and stays so', async () => {
    const site = await newSite(engine, testClock(start));
    const { store } = site;
    const admin = new X509Certificate((await issueAdminCertificate(site)).certificate);
    const fingerprint = fingerprintOf(admin);
    expect(await store.mutate(revokeClientCertificate, { fingerprint })).toBe(true);
    expect(await identifyCaller(fingerprintOf(admin), site)).toMatchObject({ isLetIn: false });
    expect(await store.mutate(revokeClientCertificate, { fingerprint })).toBe(false);
    const again = { fingerprint, name: 'x', role: 'Site.Admin', notAfter: start + day };
    expect(await store.mutate(registerClientCertificate, again)).toBe(false);
    expect(await identifyCaller(fingerprintOf(admin), site)).toMatchObject({ isLetIn: false });
  });

  test('is not known by one that the site did not register, whoever issued it', async () => {
    const site = await newSite(engine, testClock(start));
    await issueAdminCertificate(site);
    expect(
      await identifyCaller(fingerprintOf(new X509Certificate(site.authority.certificate)), site),
    ).toBeUndefined();
  });

  test('has no role that is not known here', async () => {
    const { store, clock, authority } = await newSite(engine, testClock(start));
    const certificate = new X509Certificate(authority.certificate);
    const fingerprint = fingerprintOf(certificate);
    const row = { fingerprint, name: 'Ada', role: 'Site.Owner', notAfter: start + day };
    expect(await store.mutate(registerClientCertificate, row)).toBe(true);
    expect(await identifyCaller(fingerprint, { store, clock })).toMatchObject({
      caller: { name: 'Ada', roles: [] },
    });
  });

  test('leaves no key with the site', async () => {
    const site = await newSite(engine, testClock(start));
    await issueAdminCertificate(site);
    const rows = await site.store.read(async (db) =>
      db.selectFrom('client_certificate').selectAll().execute(),
    );
    expect(rows).toEqual([
      {
        fingerprint: expect.stringMatching(/^[\da-f]{64}$/),
        name: 'Site administrator',
        role: 'Site.Admin',
        not_after: start + 731 * day,
        created: start,
        revoked: null,
        serial: expect.stringMatching(/^[\dA-F]+$/),
      },
    ]);
  });
});
