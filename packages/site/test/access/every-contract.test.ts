import { once } from 'node:events';
import { request } from 'node:https';
import { json } from 'node:stream/consumers';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered, Contract, Given } from '@hawser/core/api/contract';
import { listAccessRules, setAccessRule } from '@hawser/core/api/contracts/access-rules';
import { allContracts } from '@hawser/core/api/contracts/all-contracts';
import { createClient } from '@hawser/core/api/contracts/clients';
import { grantRole, revokeRole } from '@hawser/core/api/contracts/grants';
import { makeRegistrationToken } from '@hawser/core/api/contracts/registration-tokens';
import { roles } from '@hawser/core/identity/roles';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { askMany } from '../ask-many.ts';
import { type ExternalIssuer, startExternalIssuer } from '../external-issuer/external-issuer.ts';
import { startedSite } from '../started-site.ts';

vi.setConfig({ testTimeout: 60_000 });

let directory: ExternalIssuer;
beforeAll(async () => {
  directory = await startExternalIssuer();
}, 60_000);
afterAll(async () => directory[Symbol.asyncDispose]());

const signal = AbortSignal.timeout(120_000);

/** A site that takes tokens of its own directory and of another one. */
async function newSite() {
  const { site: started, address } = await startedSite({
    directoryIssuers: directory.issuer,
    directoryTrustAnchorFile: directory.trustAnchorFile,
    // Who asks for every call there is asks often.
    requestsPerSecond: '1000',
  });
  const { url } = started.running;
  const site = { url, trustAnchor: address.trustAnchor };
  const ask = askMany(site);
  const as = (token: string) => async (route: string) =>
    ask(route, { authorization: `Bearer ${token}` });
  const asAdmin = async <C extends Contract>(contract: C, given: Given<C>): Promise<Answered<C>> =>
    callSite(address, contract, given, { signal });
  const person = async (claims: object): Promise<string> =>
    directory.sign({ sub: 'ada', name: 'Ada', aud: url, ...claims });
  return { ...site, site, ask, as, asAdmin, person };
}

/** A program of the site's own directory, and a token that it has got there. */
async function ownProgram({ url, trustAnchor, asAdmin }: Awaited<ReturnType<typeof newSite>>) {
  const { id, secret } = await asAdmin(createClient, { body: { name: 'Nightly' } });
  const asked = request(`${url}/directory/token`, {
    method: 'POST',
    ca: trustAnchor,
    auth: `${id}:${secret}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  asked.end(new URLSearchParams({ grant_type: 'client_credentials', resource: url }).toString());
  const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream];
  const { access_token: token } = (await json(answer)) as { access_token: string };
  return { id, token };
}

test('who has proved nothing is refused every call, and who lacks the role those that need it', async () => {
  const site = await newSite();
  const { as, ask, person } = site;
  const closed = allContracts.filter(({ role }) => role !== 'anybody');
  expect(closed.length).toBeGreaterThan(40);
  const { token: program } = await ownProgram(site);
  const callers = new Map<string, { ask: typeof ask; has?: string }>([
    ['a person without a role', { ask: as(await person({})) }],
    ['a program of another directory', { ask: as(await directory.token(site.url)) }],
    ['a program of the own directory', { ask: as(program) }],
    [
      'who only calls himself so',
      { ask: as(await person({ name: 'Site.Admin', roles: 'admin' })) },
    ],
  ]);
  for (const role of roles.filter((each) => each !== 'Site.Admin')) {
    callers.set(role, { ask: as(await person({ roles: [role] })), has: role });
  }
  const wrong: unknown[] = [];
  const look = async (who: string, contract: Contract, one: typeof ask, status: number) => {
    const answer = await one(`${contract.method} ${contract.path}`);
    if (answer.status !== status) wrong.push({ who, call: contract.name, status: answer.status });
  };
  await Promise.all(
    closed.map(async (contract) => {
      await look('nobody', contract, ask, 401);
      for (const [who, { ask: one, has }] of callers) {
        if (contract.role === 'known' || contract.role === has) continue;
        await look(who, contract, one, 403);
      }
    }),
  );
  expect(wrong).toEqual([]);
});

test('a role that is taken away is gone with the answer that says so', async () => {
  const site = await newSite();
  const { as, asAdmin, person } = site;
  const { id, token } = await ownProgram(site);
  const member = await person({ groups: ['Operators', 'S-1-5-21-1-2-3-1001'] });
  for (const [holder, ask] of [
    [id, as(token)],
    [`claim:${directory.issuer}#Operators`, as(member)],
  ] as const) {
    const body = { holder, role: 'Site.Admin' } as const;
    for (let time = 0; time < 2; time += 1) {
      expect((await ask('GET /admin/v1/site')).status).toBe(403);
      await asAdmin(grantRole, { body });
      expect((await ask('GET /admin/v1/site')).status).toBe(200);
      await asAdmin(revokeRole, { body });
    }
    expect((await ask('GET /admin/v1/site')).status).toBe(403);
  }
  const { text } = await as(member)('GET /admin/v1/caller');
  expect(JSON.parse(text)).toMatchObject({
    kind: 'user',
    id: `${directory.issuer}#ada`,
    sids: ['S-1-5-21-1-2-3-1001'],
    multiFactor: false,
  });
});

test('where a second factor is required, who has shown one only is told to show another', async () => {
  const { site, url, as, asAdmin, person } = await newSite();
  const both = { roles: ['Site.Admin', 'Reports.Read'] };
  const one = await person({ ...both, amr: ['pwd'] });
  const two = await person({ ...both, amr: ['pwd', 'otp'] });
  const set = async (kind: 'role' | 'service', name: 'Site.Admin' | 'admin', required: boolean) =>
    asAdmin(setAccessRule, { params: { kind, name }, body: { requireMultiFactor: required } });
  for (const [kind, name] of [
    ['role', 'Site.Admin'],
    ['service', 'admin'],
  ] as const) {
    expect((await as(one)('GET /admin/v1/site')).status).toBe(200);
    await set(kind, name, true);
    const { status, headers, text } = await as(one)('GET /admin/v1/site');
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe(
      `Bearer error="insufficient_user_authentication", acr_values="urn:hawser:acr:multi-factor", resource_metadata="${url}/.well-known/oauth-protected-resource"`,
    );
    expect(JSON.parse(text)).toMatchObject({ code: 'access-step-up' });
    expect((await as(two)('GET /admin/v1/site')).status).toBe(200);
    // Whatever is required, somebody may see who he is, and get the second factor that he lacks.
    expect((await as(one)('GET /admin/v1/caller')).status).toBe(200);
    const { items } = await asAdmin(listAccessRules, {});
    expect(items.filter(({ requireMultiFactor }) => requireMultiFactor)).toEqual([
      { kind, name, requireMultiFactor: true },
    ]);
    await set(kind, name, false);
  }
  // Nor is there a way around it by a call that needs less, of which some of what it does needs more.
  await set('role', 'Site.Admin', true);
  const manager = { roles: ['Site.Admin', 'Devices.Manage'], amr: ['pwd'] };
  const authorization = `Bearer ${await person(manager)}`;
  const make = async (role: 'device' | 'connector'): Promise<unknown> =>
    callSite(
      site,
      makeRegistrationToken,
      { body: { role, expiresIn: 60, maxUses: 1 } },
      { signal, headers: { authorization } },
    );
  expect(await make('device')).toHaveProperty('token');
  await expect(make('connector')).rejects.toMatchObject({ code: 'access-step-up', status: 401 });
  await set('role', 'Site.Admin', false);
  expect(await make('connector')).toHaveProperty('token');
  // Nobody shuts the door on himself without being told.
  const given = {
    params: { kind: 'role', name: 'Site.Admin' },
    body: { requireMultiFactor: true },
  } as const;
  const headers = { authorization: `Bearer ${one}` };
  await expect(callSite(site, setAccessRule, given, { signal, headers })).rejects.toMatchObject({
    code: 'access-rule-locks-out',
    status: 409,
  });
});
