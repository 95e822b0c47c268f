import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect as connectHttp2 } from 'node:http2';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { callSite } from '@hawser/core/api/call-site';
import { issueAdministrator, revokeAdministrator } from '@hawser/core/api/contracts/administrators';
import { tellAgents } from '@hawser/core/api/contracts/agent-changes';
import { listAgents, revokeAgent } from '@hawser/core/api/contracts/agents';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { keyPem, newKeyPair, publicKeyPem } from '@hawser/core/pki/key-pair';
import { expect, test } from 'vitest';
import { startedSite } from '../started-site.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { listeningAgent } from './listening-agent.ts';
import { patience, registeredAgent } from './registered.ts';

test('an agent is told what changes for it, and what it has missed', async () => {
  const { address: admin, site } = await startedSite();
  const device = await registeredAgent(admin);
  const connector = await registeredAgent(admin, 'connector');
  const heard = await listeningAgent(device.address);
  expect(await heard.next()).toMatchObject({
    type: 'hello',
    agent: { id: device.agent.id, role: 'device' },
    urls: [expect.stringMatching(/^https:/)],
  });
  const signal = patience();
  const tell = async (body: object): Promise<{ sequence: number }> =>
    callSite(admin, tellAgents, { body: { topic: 'policy', ...body } }, { signal });
  await tell({ role: 'connector' });
  const { sequence } = await tell({ agent: device.agent.id });
  expect(await heard.next()).toEqual({ id: String(sequence), type: 'change', topic: 'policy' });

  const missed = await listeningAgent(connector.address, { 'last-event-id': String(sequence - 2) });
  await missed.next();
  expect(await missed.next()).toMatchObject({ type: 'change', topic: 'policy' });
  const stranger = await listeningAgent(device.address, { 'last-event-id': '9999' });
  await stranger.next();
  expect(await stranger.next()).toMatchObject({ topic: 'everything' });
  expect((await listeningAgent(admin)).status).toBe(403);

  await expect
    .poll(async () => callSite(admin, listAgents, { query: { state: 'connected' } }, { signal }))
    .toMatchObject({ items: [{ version: '1.2.3' }, { version: '1.2.3' }] });
  await site.stop();
  expect(await heard.next()).toBeUndefined();
  await heard.ended;
});

test('a connector that ends its connection is away at once, and there again when it comes back', async () => {
  const { address: admin } = await startedSite();
  const { agent, address } = await registeredAgent(admin, 'connector');
  const states = async (): Promise<readonly string[]> => {
    const found = await Promise.all(
      (['connected', 'away'] as const).map(async (state) =>
        callSite(admin, listAgents, { query: { state } }, { signal: patience() }),
      ),
    );
    return found.flatMap(({ items }) => items.map(({ id, state }) => `${id} ${state}`));
  };
  const first = await listeningAgent(address);
  const second = await listeningAgent(address);
  await second.next();
  await expect.poll(states).toEqual([`${agent.id} connected`]);
  first.leave();
  await first.ended;
  second.leave();
  await expect.poll(states).toEqual([`${agent.id} away`]);
  await (await listeningAgent(address)).next();
  await expect.poll(states).toEqual([`${agent.id} connected`]);
});

test('an agent that is revoked is cut off, and let in no more', async () => {
  const { address: admin } = await startedSite();
  const { agent, address } = await registeredAgent(admin);
  const other = await listeningAgent((await registeredAgent(admin)).address);
  const heard = await listeningAgent(address);
  await heard.next();
  await other.next();
  const params = { id: agent.id };
  await callSite(admin, revokeAgent, { params }, { signal: patience() });
  await heard.ended;
  expect((await listeningAgent(address)).status).toBe(401);
  await callSite(admin, tellAgents, { body: { topic: 'policy' } }, { signal: patience() });
  await other.next();
});

test('a session of TLS does not outlive the certificate of an administrator, nor does a connection', async () => {
  const { address: admin } = await startedSite();
  const pair = await newKeyPair(2048);
  const body = { name: 'Ada', days: 1, publicKey: publicKeyPem(pair.publicKey) };
  const signal = patience();
  const issued = await callSite(admin, issueAdministrator, { body }, { signal });
  const certificate = { cert: issued.certificate, key: keyPem(pair.privateKey) };
  const speak = await opensslClient({ ...admin, certificate });
  expect(await speak('-sess_out session')).toMatch(/HTTP\/1.1 200 /);
  const resumed = await speak('-sess_in session -sess_out session');
  expect(resumed).toMatch(/^Reused, TLSv1.3/m);
  expect(resumed).toMatch(/HTTP\/1.1 200 /);
  const open = connectHttp2(admin.url, { ca: admin.trustAnchor, ...certificate });
  await once(open, 'connect');
  const ended = once(open, 'close');
  const params = { fingerprint: issued.administrator.fingerprint };
  await callSite(admin, revokeAdministrator, { params }, { signal });
  await ended;
  const refused = await speak('-sess_in session');
  expect(refused).toMatch(/^New, TLSv1.3/m);
  expect(refused).toMatch(/HTTP\/1.1 401 /);
});

/** Asks who is calling as openssl does, and gives all that it prints. */
async function opensslClient({
  url,
  certificate,
}: SiteAddress): Promise<(words: string) => Promise<string>> {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'a.crt'), certificate?.cert ?? '');
  await writeFile(join(cwd, 'a.key'), certificate?.key ?? '', { mode: 0o600 });
  const { host } = new URL(url);
  return async (words) => {
    const all = `s_client -connect ${host} -cert a.crt -key a.key -ign_eof ${words}`;
    const child = spawn('openssl', all.split(' '), { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.end(`GET /admin/v1/caller HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    return await text(child.stdout);
  };
}
