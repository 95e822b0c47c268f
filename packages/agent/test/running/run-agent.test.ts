import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, testClock } from '@hawser/core/clock';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import { expect, onTestFinished, test } from 'vitest';
import { type AgentFolder, agentFolder } from '../../src/registration/agent-folder.ts';
import { openSession } from '@hawser/command/invocation/session';
import { keepRegistration, type Registration } from '../../src/registration/registration.ts';
import { runAgent } from '../../src/running/run-agent.ts';

/** An agent of a site that is away. */
async function registered(folder: AgentFolder): Promise<Registration> {
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const url = `https://localhost:${(closed.address() as AddressInfo).port}`;
  closed.close();
  const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 3_600_000) };
  const authority = await issueAuthority({ name: 'Authority', ...validity });
  const wanted = { ...validity, commonName: 'office', usage: 'client' } as const;
  const { certificate, key } = await issueCertificate(authority, wanted);
  const agent = { id: '1', name: 'office', role: 'device' } as const;
  const registration = {
    agent,
    url,
    urls: [],
    authority: authority.certificate,
    certificate,
    key,
  };
  await keepRegistration(folder, registration);
  return registration;
}

test('an agent goes on trying while it cannot write down how it is', async () => {
  const folder = agentFolder(await mkdtemp(join(tmpdir(), 'hawser-agent-')));
  onTestFinished(async () => rm(folder.root, { recursive: true }));
  const said: string[] = [];
  const stop = new AbortController();
  const running = runAgent({
    session: await openSession({}, {}),
    folder,
    registration: await registered(folder),
    version: '1',
    clock: systemClock,
    signal: stop.signal,
    say: (line) => void said.push(line),
    random: () => 0,
  });
  const tries = (): number => said.filter((line) => line.startsWith('trying again')).length;
  await expect.poll(tries).toBeGreaterThan(0);
  // Nothing can be written over it.
  const inTheWay = async (): Promise<boolean> => {
    await rm(folder.status, { force: true });
    return await mkdir(folder.status).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(inTheWay).toBe(true);
  const before = tries();
  await expect.poll(tries).toBeGreaterThan(before + 3);
  expect(said.filter((line) => line.includes('status.json'))).toHaveLength(1);
  await rm(folder.status, { recursive: true });
  stop.abort();
  await running;
  expect(said.at(-1)).toBe('the agent has ended');
});

test('an agent ends where it is registered no more, and says so', async () => {
  const folder = agentFolder(await mkdtemp(join(tmpdir(), 'hawser-agent-')));
  onTestFinished(async () => rm(folder.root, { recursive: true, force: true }));
  const clock = testClock(Date.now());
  const said: string[] = [];
  const running = runAgent({
    session: await openSession({}, {}),
    folder,
    registration: await registered(folder),
    version: '1',
    clock,
    signal: new AbortController().signal,
    say: (line) => void said.push(line),
    random: () => 0,
  });
  const ended = running.then(
    () => undefined,
    (error: unknown) => error,
  );
  await expect.poll(() => said.at(-1)).toContain('trying again');
  await rm(folder.root, { recursive: true });
  const isOver = ended.then(() => true);
  while (!(await Promise.race([isOver, clock.advance(5000)]))) continue;
  expect(await ended).toMatchObject({ code: 'this-agent-registration-gone' });
});
