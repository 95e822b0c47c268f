import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startAgent } from '../agent-process.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserAgentHere, hawserHere } from '../in-process.ts';
import { startSite, usedHome } from '../running-site.ts';

async function policies(home: string): Promise<Readonly<Record<string, unknown>>> {
  const { stdout } = await hawserAgentHere(['get-agent-policy', '-o', 'jsonl'], { home });
  const lines = stdout.split('\n').filter((line) => line !== '');
  const all = lines.map((line) => JSON.parse(line) as { name: string; value: unknown });
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

it('a device has the policies of its site, and others as soon as the settings make others of them', async () => {
  const site = await startSite({ home: await usedHome() });
  const home = await temporaryFolder();
  const token = join(home, 'device.token');
  const made = ['new-registration-token', 'device', '-TokenPath', token];
  expect(await hawserHere(made, { home: site.home })).toMatchObject({ code: 0 });
  const register = ['register', '-Role', 'device', '-TokenFile', token, '-Name', 'desk'];
  expect(await hawserAgentHere(register, { home })).toMatchObject({ code: 0 });
  const none = await hawserAgentHere(['get-agent-policy'], { home });
  expect(none.code).toBe(3);
  expect(none.stderr).toContain('The site has told this device, desk, nothing yet.');

  const agent = startAgent(home);
  await agent.says(/the site has told new policies/);
  const { url } = site.running;
  const told = {
    CloudPrintOAuthAuthority: `${url}/directory`,
    CloudPrintResourceId: url,
    CloudPrinterDiscoveryEndPoint: `${url}/mcs`,
    MopriaDiscoveryResourceId: url,
    DiscoveryMaxPrinterLimit: 20,
  };
  expect(await policies(home)).toMatchObject(told);
  await writeFile(site.folder.settings, 'printerLimit: 7\n');
  site.child.kill('SIGHUP');
  await agent.says(/the site has told new policies/, 2);
  expect(await policies(home)).toMatchObject({ ...told, DiscoveryMaxPrinterLimit: 7 });
  // What makes no others of them is not told.
  const before = agent.said().match(/has changed: policies/g)?.length;
  expect(before).toBe(1);
});
