import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { request } from 'node:https';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { exportJWK, SignJWT } from 'jose';
import type { SiteAnswer } from '@hawser/core/api/site-request';
import { beforeAll, expect, test, vi } from 'vitest';
import { directoryCheck } from '../../src/checks/directory-check.ts';
import { type ExternalIssuer, startExternalIssuer } from '../external-issuer/external-issuer.ts';
import { askMany } from '../ask-many.ts';
import { startedSite } from '../started-site.ts';

vi.setConfig({ testTimeout: 60_000 });

let directory: ExternalIssuer;
beforeAll(async () => {
  directory = await startExternalIssuer();
  return async () => directory[Symbol.asyncDispose]();
}, 60_000);

interface Answer {
  readonly status: number;
  readonly challenge: string | undefined;
  readonly body: Record<string, unknown>;
}

function knowing(): Readonly<Record<string, string>> {
  return {
    directoryIssuers: directory.issuer,
    directoryTrustAnchorFile: directory.trustAnchorFile,
    // One person asks for all.
    requestsPerSecond: '1000',
  };
}

/** A site that takes the tokens of the directory. */
async function site(settings = knowing()) {
  const { site: started, address } = await startedSite(settings);
  const { url } = started.running;
  const ask = async (
    authorization: string | readonly string[],
    path = '/admin/v1/caller',
  ): Promise<Answer> => {
    const { host } = new URL(url);
    const each = [authorization].flat().flatMap((value) => ['authorization', value]);
    const headers = ['host', host, ...each];
    const asked = request(url + path, { ca: address.trustAnchor, headers, agent: false }).end();
    const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream & Headers];
    return {
      status: answer.statusCode,
      challenge: answer.headers['www-authenticate'],
      body: (await json(answer)) as Record<string, unknown>,
    };
  };
  return { url, ask, started, address };
}

interface Headers {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const person = { sub: 'ada', name: 'Ada Lovelace', roles: ['Site.Admin'] };

test('a program that another directory has signed in may do what its roles say', async () => {
  const { url, ask } = await site();
  await directory.saying({ roles: ['Site.Admin', 'Site.Owner'] });
  expect(await ask(`Bearer ${await directory.token(url)}`)).toMatchObject({
    status: 200,
    body: { name: 'runbook', roles: ['Site.Admin'] },
  });
  await directory.saying({ roles: ['Reports.Read'] });
  expect(await ask(`Bearer ${await directory.token(url)}`, '/admin/v1/site')).toMatchObject({
    status: 403,
    body: { detail: 'runbook may not do this: the role Site.Admin is needed.' },
  });
});

test('nothing but a token of that directory, for this site and for now, is taken', async () => {
  const { url, ask } = await site();
  const now = Math.floor(Date.now() / 1000);
  const claims = { ...person, aud: url };
  const sign = async (more: object, header?: object): Promise<string> =>
    directory.sign({ ...claims, ...more }, header);

  const taken = new Map([
    ['as it should be', await sign({})],
    ['for the site with a slash at its end', await sign({ aud: `${url}/` })],
    ['for somebody else, too', await sign({ aud: ['https://other.example.com', url] })],
    ['of the type that Entra and Keycloak give', await sign({}, { typ: 'JWT' })],
    ['by its long type', await sign({}, { typ: 'application/AT+JWT' })],
    ['that has ended less than a minute ago', await sign({ exp: now - 30 })],
    ['that tells fractions of a second', await sign({ exp: now + 600.5 })],
    ['that holds for longer than dates go', await sign({ exp: 1e15 })],
    ['with keys that nobody looks at', await sign({}, { jku: 'https://evil.example.com' })],
  ]);
  for (const [how, token] of taken) {
    expect({ how, ...(await ask(`Bearer ${token}`)) }).toMatchObject({ how, status: 200 });
  }

  const [jwk] = (await directory.order('/keys')) as { kid: string; x: string; y: string }[];
  if (jwk === undefined) throw new Error('there is no key');
  const { kid } = jwk;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const all = { iss: directory.issuer, iat: now, exp: now + 600, ...claims };
  const forged = async (header: object): Promise<string> =>
    new SignJWT(all)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
      .sign(privateKey);
  const own = await exportJWK(publicKey);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const byHmac = (secret: string): string => {
    const text = `${part({ alg: 'HS256', typ: 'at+jwt', kid })}.${part(all)}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const good = await sign({});
  const refused = new Map([
    ['forged', await forged({})],
    ['forged, with its own key', await forged({ jwk: own })],
    ['forged, with a place for its key', await forged({ jku: `${directory.issuer}/jwks` })],
    ['forged, with a certificate', await forged({ x5u: directory.issuer, x5c: ['AAAA'] })],
    ['of a key that does not exist', await forged({ kid: randomUUID() })],
    ['of a key that is a path', await sign({}, { kid: '../../../../dev/null' })],
    ['of a key that is a property', await sign({}, { kid: '__proto__' })],
    [
      'of a key that is no text',
      `${part({ alg: 'ES256', typ: 'at+jwt', kid: [] })}.${part(all)}.AA`,
    ],
    ['with another signature', `${good.slice(0, -8)}AAAAAAAA`],
    ['without a signature', `${good.slice(0, good.lastIndexOf('.'))}.`],
    ['that says something else', good.replace(/\.[^.]+\./, `.${part({ ...all, sub: 'eve' })}.`)],
    ['signed by nobody', `${part({ alg: 'none', typ: 'at+jwt', kid })}.${part(all)}.`],
    ['signed by nobody, in capitals', `${part({ alg: 'NONE', typ: 'at+jwt', kid })}.${part(all)}.`],
    ['signed by the public key as a secret', byHmac(JSON.stringify(jwk))],
    ['signed by a part of it', byHmac(jwk.x)],
    ['that wants what nobody knows', await sign({}, { crit: ['x'], x: 1 })],
    ['that has ended', await sign({ exp: now - 61 })],
    ['that begins later', await sign({ nbf: now + 120 })],
    ['that was given later', await sign({ iat: now + 120 })],
    ['that never ends', await sign({ exp: 'never' })],
    ['of nobody', await sign({ sub: '' })],
    ['for somebody else', await sign({ aud: 'https://other.example.com' })],
    ['for what only begins so', await sign({ aud: `${url}//` })],
    ['for nobody', await sign({ aud: [] })],
    ['of another directory', await sign({ iss: 'https://other.example.com' })],
    ['of the directory with a slash', await sign({ iss: `${directory.issuer}/` })],
    ['that tells a program who has signed in', await sign({ nonce: 'n' }, { typ: 'JWT' })],
    ['of another type', await sign({}, { typ: 'logout+jwt' })],
    ['of Keycloak, but to refresh', await sign({ typ: 'Refresh' }, { typ: 'JWT' })],
    ['bound to a key', await sign({ cnf: { jkt: 'x' } })],
    ['that is huge', `${good.slice(0, -1)}${'A'.repeat(17_000)}`],
  ]);
  for (const [how, token] of refused) {
    const { status, challenge, body } = await ask(`Bearer ${token}`);
    expect({ how, status }).toEqual({ how, status: 401 });
    expect(challenge).toContain('Bearer error="invalid_token", resource_metadata="https://');
    expect(body['code']).toBe(how === 'that has ended' ? 'access-token-ended' : 'access-bad-token');
    expect(JSON.stringify(body)).not.toMatch(/signature|audience|issuer|kid|key/i);
  }
  for (const second of [`Bearer ${good}`, 'Basic YTpi']) {
    const answer = await ask([`Bearer ${good}`, second]);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request-refused' } });
  }
  for (const headers of [
    'Basic YTpi',
    'Bearer',
    'Bearer  ',
    `Bearer ${good} ${good}`,
    `Bearer ${good}, Bearer ${good}`,
    good,
  ]) {
    expect(await ask(headers)).toMatchObject({ status: 401, body: { code: 'access-bad-token' } });
  }
});

test('while keys rotate, no token that holds is refused, and the directory is hardly asked', async () => {
  const { url, ask } = await site();
  const asked = async (): Promise<number> => (await directory.counts()).jwks;
  const before = await asked();
  const call = async (jti: string, header?: object): Promise<number> => {
    const token = await directory.sign({ ...person, aud: url, jti }, header);
    return (await ask(`Bearer ${token}`)).status;
  };
  // Each signs by the key of its moment, and the first rotation comes while all are under way.
  const calls = Array.from({ length: 300 }, async (_, index) => {
    if (index === 100 || index === 200) await directory.rotate();
    return await call(`token ${index}`);
  });
  expect(new Set(await Promise.all(calls))).toEqual(new Set([200]));
  // At the beginning and once for each rotation; one that was under way may have come too early.
  expect((await asked()) - before).toBeLessThanOrEqual(5);

  const then = await asked();
  const forged = Array.from({ length: 50 }, async (_, index) =>
    call(`forged ${index}`, { kid: `key ${index}` }),
  );
  expect(new Set(await Promise.all(forged))).toEqual(new Set([401]));
  // Those that come while it is asked have it asked once more.
  expect((await asked()) - then).toBeLessThanOrEqual(2);
});

test('whom it has signed in is in the audit trail, once for each token', async () => {
  const { url, ask } = await site();
  const bearer = `Bearer ${await directory.sign({ ...person, aud: url })}`;
  const path = '/admin/v1/audit-records?call=signInElsewhere';
  for (let times = 0; times < 3; times += 1) {
    const { body } = await ask(bearer, path);
    expect(body['items']).toMatchObject([
      {
        actor: { kind: 'user', id: `${directory.issuer}#ada`, name: 'Ada Lovelace' },
        address: '127.0.0.1',
        target: directory.issuer,
        result: 'done',
      },
    ]);
  }
});

test('anybody is told where he can sign in', async () => {
  const { url, ask } = await site();
  expect(await ask([], '/.well-known/oauth-protected-resource')).toEqual({
    status: 200,
    challenge: undefined,
    body: {
      resource: url,
      authorization_servers: [directory.issuer, `${url}/directory`],
      bearer_methods_supported: ['header'],
    },
  });
  expect((await ask([])).challenge).toBe(
    `Bearer resource_metadata="${url}/.well-known/oauth-protected-resource"`,
  );
});

test('a directory that is away is not needed for what it has signed before', async () => {
  const { url, ask } = await site();
  const sign = async (jti: string): Promise<string> =>
    `Bearer ${await directory.sign({ ...person, aud: url, jti })}`;
  const tokens = [await sign('1'), await sign('2')];
  expect((await ask(tokens[0] ?? '')).status).toBe(200);
  const stranger = await site();
  await directory.order('/down');
  try {
    expect((await ask(tokens[1] ?? '')).status).toBe(200);
    // Who has never had its keys says so, and not that the token is wrong.
    expect(await stranger.ask(tokens[0] ?? '')).toMatchObject({
      status: 503,
      body: { code: 'access-issuer-away' },
    });
  } finally {
    await directory.order('/up');
  }
});

test('the site does not follow a directory to another place', async () => {
  const { url, ask } = await site();
  await directory.order('/redirect', { to: `${directory.issuer}/elsewhere` });
  try {
    const token = await directory.sign({ ...person, aud: url });
    expect((await ask(`Bearer ${token}`)).status).toBe(503);
  } finally {
    await directory.order('/redirect');
  }
});

test('a certificate counts before a token, but a token that is shown has to hold', async () => {
  const { url, address } = await site();
  const ask = askMany(address);
  const asked = async (token: string): Promise<SiteAnswer> =>
    ask('GET /admin/v1/caller', { authorization: `Bearer ${token}` });
  const { status, text } = await asked(await directory.sign({ ...person, aud: url }));
  expect({ status, kind: JSON.parse(text) }).toMatchObject({
    status: 200,
    kind: { kind: 'certificate', name: 'Site administrator' },
  });
  expect((await asked(await directory.sign({ ...person, aud: 'x' }))).status).toBe(401);
});

test('a directory that is made known is taken at once, with its own names for things', async () => {
  const { url, ask, started } = await site({});
  const claims = { ...person, roles: [], realm: { access: { roles: ['Site.Admin'] } } };
  const sign = async (aud: string): Promise<string> =>
    `Bearer ${await directory.sign({ ...claims, aud })}`;
  const [usual, other] = [await sign(url), await sign('api://hawser')];
  expect((await ask(other)).status).toBe(401);
  await started.reload(async () => ({
    settings: {
      directoryIssuers: [directory.issuer],
      directoryTrustAnchorFile: directory.trustAnchorFile,
      directoryAudiences: ['api://hawser/'],
      directoryRolesClaim: 'realm.access.roles',
    },
    overridden: [],
  }));
  expect(await ask(other)).toMatchObject({ status: 200, body: { roles: ['Site.Admin'] } });
  expect((await ask(usual)).status).toBe(401);
});

test('the check of directories asks for the keys as when somebody shows a token', async () => {
  const { issuer, trustAnchor } = directory;
  const look = async (name: string, reach: object) =>
    (
      await directoryCheck(
        () => [name],
        () => reach,
      )()
    )[0];
  expect(await look(issuer, { trustAnchor })).toMatchObject({
    result: 'passed',
    detail: expect.stringMatching(/^it answers, and gives (?:a key|\d+ keys)$/),
  });
  expect(await look(issuer, {})).toMatchObject({ result: 'failed' });
  expect(await look(`${issuer}/`, { trustAnchor })).toMatchObject({
    result: 'failed',
    detail: expect.stringContaining(`it calls itself ${issuer}.`),
  });
});
