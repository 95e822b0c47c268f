import { openSession } from '@hawser/command/invocation/session';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { testClock } from '@hawser/core/clock';
import { expect, it, vi } from 'vitest';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { readRegistration, renewalAt } from '../../packages/agent/src/registration/registration.ts';
import { runAgent } from '../../packages/agent/src/running/run-agent.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserAgentHere, hawserHere } from '../in-process.ts';
import { startSite, usedHome } from '../running-site.ts';

it('an agent renews its certificate when two thirds of its time are over, and comes back with it', async () => {
  const site = await startSite({ home: await usedHome() });
  const home = await temporaryFolder();
  const token = join(home, 'agent.token');
  const words = ['new-registration-token', 'device', '-TokenPath', token];
  expect(await hawserHere(words, { home: site.home })).toMatchObject({ code: 0 });
  const register = ['register-agent', 'device', '-TokenStdin'];
  const stdin = (await readFile(token, 'utf8')).trim();
  expect(await hawserAgentHere(register, { home, stdin })).toMatchObject({ code: 0 });

  const folder = agentFolder(join(home, 'data/agent'));
  const before = await readRegistration(folder);
  const clock = testClock(renewalAt(before) - 1);
  const said: string[] = [];
  const ending = new AbortController();
  const run = runAgent({
    session: await openSession({}, {}),
    folder,
    registration: before,
    version: '1.2.3',
    clock,
    signal: ending.signal,
    random: () => 0,
    say: (line) => void said.push(line.replace(/ https:.*/, '')),
  });
  await vi.waitUntil(() => said.includes('connected to'), 15_000);
  expect((await readRegistration(folder)).certificate).toBe(before.certificate);
  // It looks each hour or so: not all of those that were set up together at the same time.
  await clock.advance(1.5 * 3_600_000);
  // In the hours that pass here at once the site says nothing, so that the agent may connect again by itself.
  await vi.waitUntil(async () => {
    await clock.advance(1);
    const renewed = said.indexOf('the certificate is renewed');
    return renewed !== -1 && said.includes('connected to', renewed);
  }, 15_000);
  const after = await readRegistration(folder);
  expect(after.certificate).not.toBe(before.certificate);
  expect(after.key).not.toBe(before.key);
  ending.abort();
  await run;
});
