import { X509Certificate } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import { siteFolder } from '@hawser/core/site/site-folder';
import { expect, test } from 'vitest';
import { fingerprintOf } from '../../src/certificates/identify-caller.ts';
import { issueAdminCertificate } from '../../src/certificates/admin-certificate.ts';
import { openSiteAuthority, type SiteAuthority } from '../../src/certificates/site-authority.ts';
import { readOrMakeSiteKey } from '../../src/site-key/site-key.ts';
import { registerClientCertificate } from '../../src/store/mutations/register-client-certificate.ts';
import { revokeClientCertificate } from '../../src/store/mutations/revoke-client-certificate.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { askMany } from '../ask-many.ts';
import { askRoute, startedSite } from '../started-site.ts';

const told = ['/healthz', '/readyz', '/mcs/services', '/.well-known/oauth-protected-resource'];

/** All that anybody may ask. What is added here is open to the whole network. */
const open = [
  ...told.flatMap((path) => [`GET ${path}`, `HEAD ${path}`]),
  'GET /directory/.well-known/openid-configuration',
  'GET /directory/.well-known/oauth-authorization-server',
  'GET /directory/jwks',
  'GET /directory/authorize',
  'GET /directory/authorize/:uid',
  'POST /directory/token',
  'POST /directory/revoke',
  'POST /directory/device-authorization',
  'GET /directory/device',
  'POST /directory/device',
  'GET /directory/device/:uid',
  'GET /directory/sign-in/:uid',
  'POST /directory/sign-in/:uid',
  'GET /directory/sign-out',
  'POST /directory/sign-out/confirm',
  'GET /directory/sign-out/success',
];

const hour = 3_600_000;
const validity = {
  notBefore: new Date(Date.now() - 2 * hour),
  notAfter: new Date(Date.now() + hour),
};

/** The site's own authority and database, as its makers get at them. */
async function inside(
  root: string,
  work: (site: { store: Store; authority: SiteAuthority }) => Promise<void>,
): Promise<void> {
  const folder = siteFolder(root);
  const url = pathToFileURL(folder.database).href;
  const store = await openStore({ url, clock: systemClock });
  try {
    const siteKey = await readOrMakeSiteKey(folder.key);
    await work({
      store,
      authority: await openSiteAuthority({ store, siteKey, clock: systemClock }),
    });
  } finally {
    await store.close();
  }
}

test('nobody is let in without a certificate that the site takes, by no route but the public ones', async () => {
  const { site, root, address, routes } = await startedSite();
  const closed = routes.filter((route) => !open.includes(route));
  // Those of the admin service at least: a walk over nothing would find everything closed.
  expect(closed).toEqual(
    expect.arrayContaining([
      'GET /admin/v1/site',
      'POST /admin/v1/site/checks/:check',
      'GET /metrics',
    ]),
  );
  expect(new Set(routes).difference(new Set(closed))).toEqual(new Set(open));

  const { certificate: _, ...without } = address;
  const as = ({ certificate, key }: { certificate: string; key: string }): SiteAddress => ({
    ...without,
    certificate: { cert: certificate, key },
  });
  const strange = await issueAuthority({ name: 'Another authority', ...validity });
  const callers = new Map<string, SiteAddress>([
    ['without a certificate', without],
    ['at the port that asks for none', { ...address, url: site.running.url }],
    [
      'with one of another authority',
      as(await issueCertificate(strange, { commonName: 'Admin', usage: 'client', ...validity })),
    ],
  ]);
  await inside(root, async ({ store, authority }) => {
    const revoked = await issueAdminCertificate({ store, authority, clock: systemClock });
    const fingerprint = fingerprintOf(new X509Certificate(revoked.certificate));
    await store.mutate(revokeClientCertificate, { fingerprint });
    callers.set('with a revoked one', as(revoked));

    const over = { notBefore: validity.notBefore, notAfter: new Date(Date.now() - hour) };
    const wanted = { commonName: 'Admin', usage: 'client', ...over } as const;
    const ended = await issueCertificate(authority, wanted);
    await store.mutate(registerClientCertificate, {
      fingerprint: fingerprintOf(new X509Certificate(ended.certificate)),
      name: 'Admin',
      role: 'Site.Admin',
      notAfter: over.notAfter.getTime(),
    });
    callers.set('with one that has ended', as(ended));

    const unknown = { commonName: 'Admin', usage: 'client', ...validity } as const;
    callers.set('with one that is not registered', as(await issueCertificate(authority, unknown)));
  });

  // The site may hear of it meanwhile, and ends what he has begun.
  const cutOff = (how: string, error: unknown): undefined => {
    if (how !== 'with a revoked one') throw error;
  };
  const answers = await Promise.all(
    [...callers].flatMap(([how, caller]) => {
      const ask = askMany(caller);
      return closed.map(async (route) => ({
        how,
        route,
        answer: await ask(route).catch((error: unknown) => cutOff(how, error)),
      }));
    }),
  );
  for (const { how, route, answer } of answers) {
    if (answer === undefined) continue;
    const { status, headers, text } = answer;
    expect({ how, route, status }).toEqual({ how, route, status: 401 });
    expect(headers['www-authenticate']).toMatch(/^Bearer resource_metadata="https:/);
    if (!route.startsWith('HEAD'))
      expect(JSON.parse(text)).toMatchObject({ code: 'access-unknown-caller' });
  }
  expect((await askRoute(address, 'GET /admin/v1/caller')).status).toBe(200);
  for (const path of told) expect((await askRoute(without, `GET ${path}`)).status, path).toBe(200);
}, 30_000);

test('who has another role is told which one is needed', async () => {
  const { root, address } = await startedSite();
  let caller: SiteAddress = address;
  await inside(root, async ({ store, authority }) => {
    const wanted = { commonName: 'Reader', usage: 'client', ...validity } as const;
    const { certificate: cert, key } = await issueCertificate(authority, wanted);
    await store.mutate(registerClientCertificate, {
      fingerprint: fingerprintOf(new X509Certificate(cert)),
      name: 'Reader',
      role: 'Reports.Read',
      notAfter: validity.notAfter.getTime(),
    });
    caller = { ...address, certificate: { cert, key } };
  });
  const { status, text } = await askRoute(caller, 'GET /admin/v1/site');
  expect(status).toBe(403);
  expect(JSON.parse(text)).toMatchObject({
    detail: 'Reader may not do this: the role Site.Admin is needed.',
    hint: 'Ask somebody with the role Site.Admin for it.',
  });
});
