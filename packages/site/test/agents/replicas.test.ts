import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { revokeAgent } from '@hawser/core/api/contracts/agents';
import { expect, test } from 'vitest';
import { startedSite } from '../started-site.ts';
import { describePostgresql } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { listeningAgent } from './listening-agent.ts';
import { patience, registeredAgent } from './registered.ts';

describePostgresql('replicas of a site', (engine) => {
  test('cut off an agent that is revoked at another one, and let it in no more', async () => {
    const database = new URL(await engine.newDatabase());
    const folder = await temporaryFolder();
    const databasePasswordFile = join(folder, 'password');
    await writeFile(databasePasswordFile, database.password, { mode: 0o600 });
    database.password = '';
    const shared = {
      database: database.href,
      databasePasswordFile,
      siteKeyFile: join(folder, 'site.key'),
      blobs: `file://${folder}/blobs`,
    };
    const { address: admin } = await startedSite(shared);
    const { site: other } = await startedSite(shared);
    const { agent, address } = await registeredAgent(admin);
    const there = { ...address, url: other.running.certificateUrl };
    const heard = await listeningAgent(there);
    expect(await heard.next()).toMatchObject({ type: 'hello', agent: { id: agent.id } });
    const began = performance.now();
    await callSite(admin, revokeAgent, { params: { id: agent.id } }, { signal: patience() });
    await heard.ended;
    expect(performance.now() - began).toBeLessThan(5000);
    expect((await listeningAgent(there)).status).toBe(401);
  });
});
