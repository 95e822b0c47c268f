import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openIppClient } from '@hawser/core/ipp/client/ipp-client';
import { expect, it } from 'vitest';
import { startAgent } from '../agent-process.ts';
import { Ada } from '../documents/ada.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserAgentHere, hawserHere } from '../in-process.ts';
import { startSite, type TestSite, usedHome } from '../running-site.ts';

async function policies(home: string): Promise<Readonly<Record<string, unknown>>> {
  const { stdout } = await hawserAgentHere(['get-agent-policy', '-o', 'jsonl'], { home });
  const lines = stdout.split('\n').filter((line) => line !== '');
  const all = lines.map((line) => JSON.parse(line) as { name: string; value: unknown });
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

/** A device that is registered at a site, whose agent does not run yet. */
async function registered(site: TestSite): Promise<string> {
  const home = await temporaryFolder();
  const token = join(home, 'device.token');
  const made = ['new-registration-token', 'device', '-TokenPath', token];
  expect(await hawserHere(made, { home: site.home })).toMatchObject({ code: 0 });
  const register = ['register', '-Role', 'device', '-TokenFile', token, '-Name', 'desk'];
  expect(await hawserAgentHere(register, { home })).toMatchObject({ code: 0 });
  return home;
}

it('a device has the policies of its site, and others as soon as the settings make others of them', async () => {
  const site = await startSite({ home: await usedHome() });
  const home = await registered(site);
  const none = await hawserAgentHere(['get-agent-policy'], { home });
  expect(none.code).toBe(3);
  expect(none.stderr).toContain('The site has told this device, desk, nothing yet.');
  for (const words of [['find-printer'], ['add-cloud-printer', 'Office'], ['get-print-job']]) {
    const { code, stderr } = await hawserAgentHere(words, { home });
    expect(code).toBe(3);
    expect(stderr).toContain('The site of this device, desk, has told it nothing of printing yet.');
    expect(stderr).toContain('Start the agent, which asks it: hawser-agent start-agent');
  }

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

it('a device has the printers that its site gives to every device, as long as it does', async () => {
  const site = await startSite({ home: await usedHome() });
  const home = await registered(site);
  const admin = async (...words: string[]): Promise<void> => {
    const { code, stderr } = await hawserHere(words, { home: site.home, cwd: home });
    expect(code, stderr).toBe(0);
  };
  const here = async (): Promise<readonly Record<string, unknown>[]> => {
    const { stdout, stderr } = await hawserAgentHere(['get-cloud-printer', '-o', 'json'], { home });
    expect(stderr).toBe('');
    return (JSON.parse(stdout) as { value: Record<string, unknown>[] }).value;
  };
  const set = async (text: string): Promise<void> => {
    await writeFile(site.folder.settings, text);
    site.child.kill('SIGHUP');
  };
  await writeFile(join(home, 'first-password.txt'), 'red otter in the rain\n');
  await admin('new-site-user', 'ada', '-PasswordFile', 'first-password.txt');
  await admin('grant-site-role', 'Printers.Use', 'ada');
  await admin('export-site-authority', 'authority.crt');
  await admin('publish-cloud-printer', 'Office');
  const nobodys = 'O:BAG:BAD:(A;OICI;FA;;;BA)';
  await admin('publish-cloud-printer', 'Vault', '-Sddl', nobodys);
  const agent = startAgent(home);
  await agent.says(/the site has told new policies/);
  await set('printInstalled: [Office, Vault, Library]\n');
  await agent.says(/(Office|Vault) is here/, 2);
  const source = 'policy';
  expect(await here()).toMatchObject([
    { name: 'Office', source, says: expect.stringContaining('Nobody is signed in here') },
    { name: 'Vault', source },
  ]);
  const refused = await hawserAgentHere(['remove-cloud-printer', 'Office'], { home });
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('The site gives Office to every device');
  expect((await policies(home))['printInstalled']).toBe('Office, Vault');

  const ada = new Ada(home);
  const words = ['connect-agent-user', '-SignIn', 'device-code'];
  const heard = (said: string): void => ada.hear(said);
  const connected = await hawserAgentHere(words, { home, cwd: home, heard });
  expect(connected).toMatchObject({ code: 0 });
  await ada.done();
  await expect.poll(async () => (await here())[0]?.['state'], { timeout: 15_000 }).toBe('stopped');
  const [office, vault] = await here();
  expect(vault?.['says']).toContain('The site does not let you print here.');
  const client = openIppClient({ uri: String(office?.['uri']), repeating: { attempts: 1 } });
  const attributes = { 'job-name': 'letter', 'document-format': 'application/octet-stream' };
  await client.send('Print-Job', [{ tag: 'operation', attributes }], {
    document: () => Readable.from([Buffer.from('%PDF-1.7\n')]),
  });
  client.close();
  const atSite = async (): Promise<string> =>
    (await hawserAgentHere(['get-print-job', '-o', 'jsonl'], { home })).stdout;
  await expect.poll(atSite, { timeout: 15_000 }).toContain('Office/1');

  await admin('set-cloud-printer', 'Office', '-NewName', 'OFFICE');
  await agent.says(/Office is called OFFICE now/);
  const named = async (): Promise<unknown> => (await here())[0]?.['name'];
  expect(await named()).toBe('OFFICE');
  await admin('set-cloud-printer', 'OFFICE', '-NewName', 'Office');
  await agent.says(/OFFICE is called Office now/);

  // What is published later, or is called so from now on, comes as well.
  await admin('publish-cloud-printer', 'Library');
  await agent.says(/Library is here/);
  await admin('unpublish-cloud-printer', 'Vault', '-Force');
  await agent.says(/Vault is no longer here/);
  await set('printInstalled: []\n');
  await agent.says(/(Office|Library) is no longer here/, 2);
  expect(await here()).toEqual([]);
  expect(await atSite()).toContain('Office/1');
});
