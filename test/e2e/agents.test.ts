import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { hawserAgent, startAgent } from '../agent-process.ts';
import { startBalancer } from '../balancer.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserAgentHere, hawserHere } from '../in-process.ts';
import { startSite, type TestSite, usedHome } from '../running-site.ts';

function values(text: string): Record<string, unknown>[] {
  return (JSON.parse(text) as { value: Record<string, unknown>[] }).value;
}

async function newToken(site: TestSite, ...words: string[]): Promise<string> {
  const path = join(await temporaryFolder(), 'agent.token');
  const made = await hawserHere(
    ['new-registration-token', 'connector', '-TokenPath', path, ...words, '-o', 'json'],
    { home: site.home },
  );
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(values(made.stdout)).toMatchObject([{ token: null, tokenPath: path, usesLeft: 1 }]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  return path;
}

async function status(home: string): Promise<Record<string, unknown>> {
  const { stdout } = await hawserAgentHere(['get-agent-status', '-o', 'json'], { home });
  return values(stdout)[0] ?? {};
}

async function agentsOf(site: TestSite, ...words: string[]): Promise<Record<string, unknown>[]> {
  const { stdout } = await hawserHere(['get-agent', ...words, '-o', 'json'], { home: site.home });
  return values(stdout);
}

it('an agent registers, is told of a change, comes back to a site that was killed, and is revoked', async () => {
  const site = await startSite({ home: await usedHome() });
  const home = await temporaryFolder();
  const token = await newToken(site);
  const register = ['register', '-Role', 'connector', '-TokenFile', token, '-Name', 'office'];
  const registered = await hawserAgent([...register, '-o', 'json'], { home });
  expect(registered).toMatchObject({ code: 0 });
  expect(values(registered.stdout)).toMatchObject([{ name: 'office', role: 'connector' }]);
  const kept = join(home, 'data/agent/registration.json');
  expect((await stat(kept)).mode & 0o777).toBe(0o600);
  expect((await stat(join(home, 'data/agent'))).mode & 0o777).toBe(0o700);
  expect(await hawserAgentHere(register, { home })).toMatchObject({ code: 5 });
  // The token was for one.
  const other = await hawserAgentHere(register, { home: await temporaryFolder() });
  expect(other.code).toBe(4);
  expect(other.stderr).toContain('used as often as it may be');
  expect(await status(home)).toMatchObject({ state: 'stopped', process: null });

  const agent = startAgent(home);
  await agent.says(/connected to/);
  // It is kept a moment after it is said.
  const connected = { state: 'connected', process: agent.child.pid };
  await expect.poll(async () => status(home), { timeout: 15_000 }).toMatchObject(connected);
  const second = await hawserAgent(['start-agent'], { home });
  expect(second.code).toBe(5);
  expect(second.stderr).toContain('An agent runs in');
  const sync = ['sync-agent', '-Role', 'connector'];
  expect(await hawserHere(sync, { home: site.home })).toMatchObject({ code: 0, stderr: '' });
  await agent.says(/something has changed: everything/);
  const named = ['sync-agent', 'office'];
  expect(await hawserHere(named, { home: site.home })).toMatchObject({ code: 0, stderr: '' });
  const unknown = await hawserHere(['sync-agent', 'nobody'], { home: site.home });
  expect(unknown).toMatchObject({ code: 3 });
  expect(unknown.stderr).toContain('No agent by the name of nobody is let in');
  const sought = await hawserHere(['get-agent', 'nobody', 'OFFICE', '-o', 'json'], site);
  expect(sought).toMatchObject({ code: 3 });
  expect(sought.stderr).toContain('There is no agent "nobody"');
  expect(values(sought.stdout)).toMatchObject([{ name: 'office' }]);
  expect(await hawserHere(['get-agent', 'no*'], site)).toMatchObject({ code: 0, stdout: '' });
  expect(await agentsOf(site, 'off*')).toHaveLength(1);
  expect(await agentsOf(site, 'office', '-Role', 'device')).toEqual([]);
  await expect
    .poll(async () => agentsOf(site, '-State', 'connected'), { timeout: 15_000 })
    .toHaveLength(1);

  await site.kill();
  await agent.says(/trying again/);
  const again = await startSite({ home: site.home, at: site.running });
  await agent.says(/connected to/, 2);
  const words = ['revoke-agent', 'office', '-Confirm:false'];
  expect(await hawserHere(words, { home: again.home })).toMatchObject({ code: 0, stderr: '' });
  const afterwards = /connected to[^]*connected to[^\n]*\n(\S+) [^\n]*\n/;
  await agent.says(afterwards);
  const [revoked] = await agentsOf(again);
  expect(revoked).toMatchObject({ name: 'office', state: 'revoked' });
  const [, cutOff = ''] = afterwards.exec(agent.said()) ?? [];
  expect(Date.parse(cutOff) - Date.parse(String(revoked?.['revoked']))).toBeLessThan(5000);
  expect(await agent.end()).toBe(0);
  expect(await status(home)).toMatchObject({ state: 'stopped' });
  // It would come back by itself, too, but only after a pause that has grown meanwhile.
  const later = startAgent(home);
  await later.says(/lets this agent in no more/);
  expect(await later.end()).toBe(0);
  expect(agent.said()).not.toContain((await readFile(token, 'utf8')).trim());
}, 90_000);

it('an agent that was killed or cut off comes back by itself, and trusts nothing but its site', async () => {
  const site = await startSite({ home: await usedHome() });
  const balancer = await startBalancer();
  const port = Number(new URL(site.running.certificateUrl).port);
  balancer.spreadOver([port]);
  const home = await temporaryFolder();
  const token = (await readFile(await newToken(site), 'utf8')).trim();
  const url = `https://localhost:${balancer.port}`;
  const register = ['register-agent', 'connector', '-TokenStdin', '-Url', url];

  // Another site behind the address gets nothing.
  const { site: stranger } = await startedSite();
  balancer.spreadOver([Number(new URL(stranger.running.certificateUrl).port)]);
  const refused = await hawserAgentHere(register, { home, stdin: token });
  expect(refused.code).toBe(4);
  expect(refused.stderr).toContain('does not belong to the site that the token is from');
  balancer.spreadOver([port]);
  expect(await hawserAgentHere(register, { home, stdin: token })).toMatchObject({ code: 0 });
  // Of the replicas it is to know only what is behind the balancer.
  const path = join(home, 'data/agent/registration.json');
  const kept = JSON.parse(await readFile(path, 'utf8')) as { registered: object };

  const first = startAgent(home);
  await first.says(/connected to/);
  await first.end('SIGKILL');
  await writeFile(path, JSON.stringify(kept));
  const agent = startAgent(home);
  await agent.says(new RegExp(`connected to ${url}`));
  balancer.cut();
  await agent.says(/trying again/);
  await agent.says(/connected to/, 2);
  const unregister = ['unregister-agent', '-Confirm:false'];
  const early = await hawserAgentHere(unregister, { home });
  expect(early.code).toBe(5);
  expect(early.stderr).toMatch(/Nothing was deleted.*hawser-agent stop-agent/s);
  expect(await hawserAgentHere(['stop-agent'], { home })).toMatchObject({ code: 0 });
  expect(await hawserAgentHere(unregister, { home })).toMatchObject({ code: 0 });
  expect((await hawserAgentHere(['get-agent-status'], { home })).code).toBe(3);
}, 90_000);
