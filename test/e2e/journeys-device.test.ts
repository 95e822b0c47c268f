import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callSite } from '@hawser/core/api/call-site';
import { tellAgents } from '@hawser/core/api/contracts/agent-changes';
import { startAgent } from '../agent-process.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserAgentHere } from '../in-process.ts';
import { auditTrail } from '../journeys/audit-trail.ts';
import { Machine } from '../journeys/machine.ts';
import { adminOf, startSite, usedHome } from '../running-site.ts';

it('a device is let in by a token, hears of changes, and is cut off when it is revoked', async () => {
  const site = await startSite({ home: await usedHome() });
  const local = Machine.ofSite(site);
  const home = await temporaryFolder();
  const tokenPath = join(home, 'device.token');
  await local.shown('new-registration-token', 'device', '-TokenPath', tokenPath);
  const words = ['-TokenFile', tokenPath, '-Name', 'till-7'];
  // It is for devices, and for nothing else.
  const wrong = await hawserAgentHere(['register', '-Role', 'connector', ...words], { home });
  expect(wrong).toMatchObject({ code: 4, stdout: '' });
  const right = await hawserAgentHere(['register', '-Role', 'device', ...words], { home });
  expect(right).toMatchObject({ code: 0 });

  const device = startAgent(home);
  await device.says(/connected to/);
  const { signal } = new AbortController();
  const change = { topic: 'policy', role: 'device' } as const;
  await callSite(await adminOf(site.home, site.running), tellAgents, { body: change }, { signal });
  await device.says(/something has changed: policy/);

  await local.done('revoke-agent', '-Name', 'till-7', '-Confirm:false');
  await device.says(/lets this agent in no more/);
  const [revoked] = await local.shown('get-agent', '-Name', 'till-7');
  expect(revoked).toMatchObject({ state: 'revoked' });
  const [, cutOff = ''] = /^(\S+) [^\n]*lets this agent in no more/m.exec(device.said()) ?? [];
  expect(Date.parse(cutOff) - Date.parse(String(revoked?.['revoked']))).toBeLessThan(5000);
  expect(await device.end()).toBe(0);

  // Neither by its certificate nor by the token.
  const again = startAgent(home);
  await again.says(/lets this agent in no more/);
  expect(await again.end()).toBe(0);
  const elsewhere = join(home, 'elsewhere');
  await mkdir(elsewhere);
  const anew = await hawserAgentHere(['register', '-Role', 'device', ...words], {
    home: elsewhere,
  });
  expect(anew.stderr).toContain('used as often as it may be');
  const [token] = await local.shown('get-registration-token');
  const byToken = `registration token ${String(token?.['id'])} registerAgent`;
  expect(await auditTrail(site)).toEqual(
    expect.arrayContaining([
      `${byToken} agent-wrong-role`,
      `${byToken} done`,
      'Site administrator revokeAgent done',
      'till-7 followChanges access-unknown-caller',
      `${byToken} agent-token-used-up`,
    ]),
  );
});
