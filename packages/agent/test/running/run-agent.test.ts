import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import { expect, onTestFinished, test } from 'vitest';
import { agentFolder } from '../../src/registration/agent-folder.ts';
import { runAgent } from '../../src/running/run-agent.ts';

test('an agent goes on trying while it cannot write down how it is', async () => {
  const folder = agentFolder(await mkdtemp(join(tmpdir(), 'hawser-agent-')));
  onTestFinished(async () => rm(folder.root, { recursive: true }));
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const url = `https://localhost:${(closed.address() as AddressInfo).port}`;
  closed.close();
  const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 3_600_000) };
  const authority = await issueAuthority({ name: 'Authority', ...validity });
  const wanted = { ...validity, commonName: 'office', usage: 'client' } as const;
  const { certificate, key } = await issueCertificate(authority, wanted);
  const agent = { id: '1', name: 'office', role: 'device' } as const;
  const said: string[] = [];
  const stop = new AbortController();
  const running = runAgent({
    folder,
    registration: { agent, url, urls: [], authority: authority.certificate, certificate, key },
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
