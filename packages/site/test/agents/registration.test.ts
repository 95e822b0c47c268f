import { X509Certificate } from 'node:crypto';
import { callSite } from '@hawser/core/api/call-site';
import { renewAgent } from '@hawser/core/api/contracts/agent-registration';
import { getRevocationList, listAgents, revokeAgent } from '@hawser/core/api/contracts/agents';
import {
  listRegistrationTokens,
  removeRegistrationToken,
} from '@hawser/core/api/contracts/registration-tokens';
import { testClock } from '@hawser/core/clock';
import { certificateRequest } from '@hawser/core/pki/certificate-request';
import { keyPem, newEcKeyPair } from '@hawser/core/pki/key-pair';
import { expect, test } from 'vitest';
import { makeRegistrationToken } from '../../src/store/mutations/agents/make-registration-token.ts';
import type { NewAgentCertificate } from '../../src/store/mutations/agents/agent-certificate.ts';
import { renewAgent as renewing } from '../../src/store/mutations/agents/renew-agent.ts';
import { registerAgent as registering } from '../../src/store/mutations/agents/register-agent.ts';
import { describeEngines } from '../store/engines.ts';
import { askRoute, startedSite } from '../started-site.ts';
import { newToken, patience, register, registeredAgent } from './registered.ts';

const day = 86_400_000;
const pair = await newEcKeyPair();
const request = certificateRequest({ commonName: 'office-12' }, pair);

test('an agent gets its certificate for a token once, and again where it has not heard the answer', async () => {
  const { address: admin } = await startedSite();
  const { token } = await newToken(admin);
  const signal = patience();
  const first = await register(admin, token, { role: 'device', request });
  expect(first.agent).toMatchObject({ name: 'office-12', role: 'device' });
  const parsed = new X509Certificate(first.certificate);
  expect(parsed.verify(new X509Certificate(first.authority).publicKey)).toBe(true);
  expect(Math.round((parsed.validToDate.getTime() - Date.now()) / day)).toBe(90);
  expect(await register(admin, token, { role: 'device', request })).toEqual(first);

  const other = certificateRequest({ commonName: 'office-13' }, await newEcKeyPair());
  await expect(register(admin, token, { role: 'device', request: other })).rejects.toMatchObject({
    code: 'agent-token-used-up',
    status: 403,
  });
  const { items } = await callSite(admin, listAgents, { query: {} }, { signal });
  expect(items).toMatchObject([{ id: first.agent.id, state: 'away', version: '1.2.3' }]);
  expect((await callSite(admin, listRegistrationTokens, { query: {} }, { signal })).items).toEqual([
    expect.objectContaining({ usesLeft: 0, maxUses: 1, madeBy: 'Site administrator' }),
  ]);
});

test('nobody registers by what is no token of this site, by one for another role, or by one that was removed', async () => {
  const { address: admin } = await startedSite();
  const made = await newToken(admin, 'connector');
  const { token } = await newToken((await startedSite({}, { isNew: true })).address);
  const device = { role: 'device', request } as const;
  await expect(register(admin, token, device)).rejects.toMatchObject({ status: 401 });
  await expect(register(admin, 'hawser-x', device)).rejects.toMatchObject({ status: 401 });
  await expect(register(admin, made.token, device)).rejects.toMatchObject({
    code: 'agent-wrong-role',
  });
  const stranger = { ...pair, publicKey: (await newEcKeyPair()).publicKey };
  const forged = certificateRequest({ commonName: 'office-12' }, stranger);
  await expect(
    register(admin, made.token, { role: 'connector', request: forged }),
  ).rejects.toMatchObject({ code: 'pki-bad-request', status: 400 });
  const params = { id: made.registrationToken.id };
  await callSite(admin, removeRegistrationToken, { params }, { signal: patience() });
  await expect(register(admin, made.token, { role: 'connector', request })).rejects.toMatchObject({
    status: 401,
  });
});

test('an agent renews its certificate, may do nothing of an administrator, and nothing when it is revoked', async () => {
  const { address: admin } = await startedSite();
  const { agent, address, certificate: before } = await registeredAgent(admin, 'connector');
  const signal = patience();
  const next = await newEcKeyPair();
  const body = { request: certificateRequest({ commonName: 'x' }, next), version: '1.2.4' };
  const renewed = await callSite(address, renewAgent, { body }, { signal });
  expect(renewed).toMatchObject({ agent });
  expect(renewed.certificate).not.toBe(before);
  expect(await callSite(address, renewAgent, { body }, { signal })).toEqual(renewed);
  const now = {
    ...address,
    certificate: { cert: renewed.certificate, key: keyPem(next.privateKey) },
  };
  for (const route of ['GET /admin/v1/site', 'GET /admin/v1/agents']) {
    expect((await askRoute(now, route)).status).toBe(403);
  }
  // Nor does an administrator pass for an agent.
  expect((await askRoute(admin, 'POST /agents/v1/renewal')).status).toBe(403);

  const params = { id: agent.id };
  const revoked = await callSite(admin, revokeAgent, { params }, { signal });
  expect(revoked).toMatchObject({ state: 'revoked' });
  expect(await callSite(admin, revokeAgent, { params }, { signal })).toEqual(revoked);
  for (const each of [address, now]) {
    expect((await askRoute(each, 'POST /agents/v1/renewal')).status).toBe(401);
  }
  expect(await callSite(admin, getRevocationList, {}, { signal })).toMatchObject({ count: 2 });
});

describeEngines('an agent', (engine) => {
  test('has only so many certificates at a time, so that revoking it takes no longer', async () => {
    const clock = testClock(1_800_000_000_000);
    const store = await engine.open(await engine.newDatabase(), clock);
    const token = { id: 'token', hash: 'hash', role: 'device', madeBy: 'Ada' } as const;
    const expires = clock.now() + day;
    await store.mutate(makeRegistrationToken, { ...token, maxUses: 1, expires });
    const issued = (name: string): NewAgentCertificate => ({
      fingerprint: name,
      publicKey: name,
      serial: '01',
      certificate: name,
      notAfter: clock.now() + day,
    });
    const agent = { id: 'agent', name: 'office-12', role: 'device', version: '1' } as const;
    await store.mutate(registering, { ...agent, token: 'token', issued: issued('0') });
    const renew = async (name: string): Promise<unknown> =>
      store.mutate(renewing, { id: 'agent', version: '1', issued: issued(name) });
    for (let number = 1; number < 20; number += 1) await renew(`${number}`);
    await expect(renew('20')).rejects.toMatchObject({ code: 'agent-too-many-certificates' });
    // Who has not heard the answer still gets it.
    expect(await renew('19')).toMatchObject({ certificate: '19' });
    await clock.advance(day);
    expect(await renew('20')).toMatchObject({ certificate: '20' });
  });
});

describeEngines('a registration token', (engine) => {
  test('is used as often as it may be, and no more, whoever comes at the same time', async () => {
    const clock = testClock(1_800_000_000_000);
    const url = await engine.newDatabase();
    // SQLite is one replica's; with PostgreSQL there are two.
    const stores = [await engine.open(url, clock)];
    if (engine.name === 'postgresql') stores.push(await engine.open(url, clock));
    const [store] = stores;
    await store?.mutate(makeRegistrationToken, {
      id: 'token',
      hash: 'hash',
      role: 'device',
      maxUses: 3,
      expires: clock.now() + day,
      madeBy: 'Ada',
    });
    const come = async (index: number): Promise<unknown> =>
      stores[index % stores.length]?.mutate(registering, {
        token: 'token',
        id: `agent ${index}`,
        name: 'agent',
        role: 'device',
        version: '1',
        issued: {
          fingerprint: `${index}`,
          publicKey: `${index}`,
          serial: '01',
          certificate: '',
          notAfter: 1,
        },
      });
    const all = await Promise.allSettled(
      Array.from({ length: 12 }, async (_, index) => come(index)),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(all.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'agent-token-used-up' },
    });
    await clock.advance(day);
    await expect(come(12)).rejects.toMatchObject({ code: 'agent-token-expired' });
  });
});
