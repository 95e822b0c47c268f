import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { revokeAgent } from '@hawser/core/api/contracts/agents';
import { expect, onTestFinished, test } from 'vitest';
import { agentNodeOptions } from '../../packages/agent/src/running/agent-node-options.ts';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { hawserAgent } from '../agent-process.ts';
import type { Ended } from '../hawser.ts';
import { hawserAgentHere } from '../in-process.ts';
import { ConnectorLab } from './connector-lab.ts';

function shown({ stdout }: Ended): Record<string, unknown> {
  return (JSON.parse(stdout) as { value: Record<string, unknown>[] }).value[0] ?? {};
}

test('an agent is left in the background: connected, or it says why not', async () => {
  const { site, address } = await startedSite();
  const { home, agentId } = await ConnectorLab.of(address, ['ipp://127.0.0.1:1/ipp/print']);
  const detached = async (): Promise<Ended> =>
    hawserAgent(['start-agent', '-Detach', '-o', 'json'], { home });
  onTestFinished(async () => void (await hawserAgentHere(['stop-agent', '-Force'], { home })));

  const started = await detached();
  expect(started).toMatchObject({ code: 0, stderr: '' });
  const { process: pid, ...rest } = shown(started);
  expect(rest).toMatchObject({ state: 'connected', role: 'connector', site: address.url });
  // What it has in memory while much goes through it is bounded.
  const words = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  expect(words.split(' ')).toEqual(expect.arrayContaining([...agentNodeOptions]));
  const status = await hawserAgentHere(['get-agent-status', '-o', 'json'], { home });
  expect(shown(status)).toMatchObject({ state: 'connected', process: pid });
  const again = await detached();
  expect(again.code).toBe(5);
  expect(again.stderr).toContain('An agent runs in');
  const output = join(home, 'data/agent/output.log');
  expect(await readFile(output, 'utf8')).toContain('connected to');
  expect(await hawserAgentHere(['stop-agent'], { home })).toMatchObject({ code: 0 });

  // Nobody would look at one that tries for ever.
  const params = { id: agentId };
  const signal = AbortSignal.timeout(15_000);
  await callSite(address, revokeAgent, { params }, { signal });
  const refused = await detached();
  expect(refused.code).toBe(4);
  expect(refused.stderr).toContain('lets this agent in no more');
  const after = await hawserAgentHere(['get-agent-status', '-o', 'json'], { home });
  expect(shown(after)).toMatchObject({ state: 'stopped' });

  // Whoever starts the machine before the site is there is not to do it again.
  await site.stop();
  const early = await detached();
  expect(early.code).toBe(0);
  expect(shown(early)).toMatchObject({ state: 'connecting', site: null });
  expect(early.stderr).toContain('It goes on trying.');
}, 60_000);
