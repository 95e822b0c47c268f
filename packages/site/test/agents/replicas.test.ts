import { callSite } from '@hawser/core/api/call-site';
import { revokeAgent } from '@hawser/core/api/contracts/agents';
import { expect, test } from 'vitest';
import { startedReplicas } from '../started-replicas.ts';
import { describePostgresql } from '../store/engines.ts';
import { listeningAgent } from './listening-agent.ts';
import { patience, registeredAgent } from './registered.ts';

describePostgresql('replicas of a site', (engine) => {
  test('cut off an agent that is revoked at another one, and let it in no more', async () => {
    const { here: admin, there: other } = await startedReplicas(engine);
    const { agent, address } = await registeredAgent(admin);
    const there = { ...address, url: other.url };
    const heard = await listeningAgent(there);
    expect(await heard.next()).toMatchObject({ type: 'hello', agent: { id: agent.id } });
    const began = performance.now();
    await callSite(admin, revokeAgent, { params: { id: agent.id } }, { signal: patience() });
    await heard.ended;
    expect(performance.now() - began).toBeLessThan(5000);
    expect((await listeningAgent(there)).status).toBe(401);
  });

  test('let in a connector once, also where a copy of it comes to another one', async () => {
    const { here: admin, there: other } = await startedReplicas(engine);
    const { address } = await registeredAgent(admin, 'connector');
    const there = { ...address, url: other.url };
    const first = await listeningAgent(address);
    expect(first.status).toBe(200);
    expect((await listeningAgent(there)).status).toBe(409);
    first.leave();
    await first.ended;
    expect((await listeningAgent(there)).status).toBe(200);
    expect((await listeningAgent(address)).status).toBe(409);
  });

  test('let in one of a connector and its copy that come to two of them at once', async () => {
    const { here: admin, there: other } = await startedReplicas(engine);
    const { address } = await registeredAgent(admin, 'connector');
    const there = { ...address, url: other.url };
    const both = await Promise.all([address, there, address].map(async (at) => listeningAgent(at)));
    expect(both.map(({ status }) => status).toSorted((one, next) => one - next)).toEqual([
      200, 409, 409,
    ]);
  });
});
