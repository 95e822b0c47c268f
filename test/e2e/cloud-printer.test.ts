import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { reportAvailablePrinters } from '@hawser/core/api/contracts/connectors';
import { expect, it } from 'vitest';
import { patience, registeredAgent } from '../../packages/site/test/agents/registered.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { Machine, type Shown } from '../journeys/machine.ts';
import { adminOf, startSite, type TestSite, usedHome } from '../running-site.ts';

async function newSite(words: readonly string[] = []): Promise<{
  readonly site: TestSite;
  readonly local: Machine;
}> {
  const site = await startSite({ home: await usedHome(), words });
  return { site, local: Machine.ofSite(site) };
}

/** As the documents of Microsoft have it, quotation marks and all. */
const place =
  '{"attrs":[{"category":"country","vs":"USA","depth":0},{"category":"organization","vs":"Microsoft","depth":1},{"category":"site","vs":"Redmond, WA","depth":2},{"category":"building","vs":"Building 1","depth":3},{"category":"floor_number","vn":1,"depth":4},{"category":"room_name","vs":"1111","depth":5}]}';
const everybody = 'O:BAG:DUD:(A;OICI;FA;;;WD)';
const guid = 'f9b4e8b0-3c1d-4c5e-8f8e-6a3f0d2c9b11';

it('a line of before publishes a printer, which is updated, renamed and unpublished', async () => {
  const { site, local } = await newSite();
  const { url } = site.running;
  const ofEntra = ['-AzureClientId', guid, '-AzureTenantGuid', guid];
  const ofSite = ['-DiscoveryEndpoint', `${url}/mcs`, '-PrintServerEndpoint', `${url}/ecp`];
  const line = ['Publish-CloudPrinter', '-Printer', 'Office', '-Manufacturer', 'Brandt'];
  line.push('-Model', 'LaserPro 200', '-OrgLocation', place, '-Sddl', everybody);
  line.push(...ofSite, ...ofEntra, '-DiscoveryResourceId', `${url}/`);
  const published = await local.run(...line, '-Output', 'json');
  expect(published).toMatchObject({ code: 0 });
  expect(published.stderr).toContain('mean nothing there');
  const [office = {}] = (JSON.parse(published.stdout) as { value: Shown[] }).value;
  expect(office).toMatchObject({
    isNew: true,
    name: 'Office',
    location:
      'country=USA;organization=Microsoft;site=Redmond, WA;building=Building 1;floor_number=1;room_name=1111',
    sddl: expect.stringMatching(/^O:BAG:.*D:\(A;OICI;FA;;;WD\)$/),
    state: 'stopped',
    url: expect.stringMatching(/^ipps:.*\/ecp\/printers\//),
  });
  const again = ['publish-cloud-printer', 'Office', '-Location', 'building=Dom;floor=1'];
  const [updated = {}] = await local.shown(...again);
  expect(updated).toMatchObject({ isNew: false, changes: ['location'], id: office['id'] });
  expect(updated).toMatchObject({
    manufacturer: 'Brandt',
    location: 'building=Dom;floor_number=1',
  });
  const [queried] = await local.shown(
    'publish-cloud-printer',
    '-Query',
    ...ofSite,
    '-DiscoveryResourceId',
    url,
  );
  expect(queried).toEqual({ ...updated, isNew: null, changes: [] });

  const change = ['set-cloud-printer', 'office', '-PassThru'];
  const [changed] = await local.shown(
    ...change,
    '-NewName',
    'Hall',
    '-Sddl',
    'none',
    '-Location',
    '',
    '-Model',
    '',
    '-JobMegabytes',
    '5',
    '-OpenJobs',
    '0',
    '-Version',
    String(updated['version']),
  );
  expect(changed).toMatchObject({ name: 'Hall', sddl: null, location: null, model: null });
  expect(changed).toMatchObject({ limits: { jobMegabytes: 5, openJobs: 0 } });
  const late = await local.run('set-cloud-printer', 'Hall', '-Model', 'X', '-Version', '1');
  expect(late).toMatchObject({ code: 5 });
  await local.done('set-cloud-printer', 'Hall', '-OpenJobs', 'default');
  const [limited] = await local.shown('get-cloud-printer', 'hall');
  expect(limited).toMatchObject({ limits: { jobMegabytes: 5 } });
  expect((await local.run('set-cloud-printer', 'Hall')).stderr).toContain('not said what is to be');

  expect((await local.run('unpublish-cloud-printer', 'Hall', '-WhatIf')).code).toBe(0);
  await local.done('unpublish-cloud-printer', 'Hall', '-Force');
  expect(await local.run('get-cloud-printer', 'Hall')).toMatchObject({ code: 3 });
});

it('what is not the site’s, or no name of a printer, is refused with what is allowed', async () => {
  const { site, local } = await newSite();
  const { url } = site.running;
  const refusal = async (...words: readonly string[]): Promise<string> => {
    const { code, stderr } = await local.run('publish-cloud-printer', ...words);
    expect(code, words.join(' ')).not.toBe(0);
    return stderr;
  };
  const at = (endpoint: string) => refusal('Hall', '-DiscoveryEndpoint', endpoint);
  expect(await at('https://elsewhere.example.com/mcs')).toMatch(
    `is not that of the site ${url}.\n  This site has ${url}/mcs, and it can be left out.`,
  );
  expect(await at(`${url}/ecp`)).toContain(`This site has ${url}/mcs`);
  expect(await at('mcs')).toContain('no address of a service');
  const resource = await refusal('Hall', '-DiscoveryResourceId', `${url}/mcs/`);
  expect(resource).toContain(`This site has ${url}, with or without a slash`);
  for (const same of [`${url}/mcs/`, url.replace('localhost', 'LOCALHOST').concat('/MCS')]) {
    await local.shown('publish-cloud-printer', 'Office', '-DiscoveryEndpoint', same);
  }

  expect(await refusal('OFFICE')).toContain('"Office" already, and "OFFICE" differs from it');
  expect(await refusal('Office/')).toContain('ends with a slash');
  for (const hidden of ['Off\u200bice', 'Lob\u00adby', 'Lobby\u034f', 'Lobby\u{e0041}']) {
    expect(await refusal(hidden)).toContain('cannot be seen');
  }
  expect(await refusal('\u3164')).toContain('nothing in it to be seen');
  expect(await refusal(guid)).toContain('looks like an id');
  expect(await refusal('Hall', '-Location', 'Building 1')).toContain('names no category');
  expect(await refusal('Hall', '-Location', 'planet=Mars')).toContain('planet');
  expect(await refusal('Hall', '-Sddl', 'O:BAD:(A;;FZ;;;WD)')).toContain('"FZ"');
  expect(await refusal('Hall', '-Connector', 'basement')).toContain('no connector "basement"');
  const [only, ...others] = await local.shown('get-cloud-printer');
  expect([only?.['name'], others]).toEqual(['Office', []]);
});

it('with -WhatIf it is told of a printer that there is not, and nothing ends by it', async () => {
  const { local } = await newSite();
  const { stderr } = await local.run('publish-cloud-printer', 'Attic', '-WhatIf');
  expect(stderr).toContain('"Publish CloudPrinter" on target "Attic"');
  for (const line of [
    'set-cloud-printer Attic -Model L1',
    'suspend-cloud-printer Attic',
    'resume-cloud-printer Attic',
  ]) {
    const shown = await local.run(...line.split(' '), '-WhatIf');
    expect(shown.code).toBe(0);
    expect(shown.stderr).toContain(
      'WARNING: The site publishes no printer "Attic". This fails unless something before it publishes one.',
    );
    expect(shown.stderr).toContain('on target "Attic"');
  }
});

it('where people sign in by Entra ID its directory and program have to be the site’s', async () => {
  const [tenant, client] = [guid, guid.replace('f9', 'aa')];
  const issuer = `https://localhost:1/${tenant}/v2.0`;
  const words = ['-DirectoryIssuers', issuer, '-PrintClient', client];
  const { local } = await newSite(words);
  const at = async (...given: readonly string[]) =>
    local.run('publish-cloud-printer', 'Office', '-WhatIf', ...given);
  const own = ['-AzureClientId', client.toUpperCase(), '-AzureTenantGuid', `{${tenant}}`];
  expect(await at(...own)).toMatchObject({ code: 0 });
  const otherTenant = await at('-AzureTenantGuid', client);
  expect(otherTenant).toMatchObject({ code: 2 });
  expect(otherTenant.stderr).toContain(`The directory of this site is ${tenant}`);
  expect((await at('-AzureClientId', tenant)).stderr).toContain(`This site has ${client}`);

  await local.done('add-profile', 'other', 'https://print.example.com');
  const { stderr } = await at('-PrintServerEndpoint', 'https://print.example.com/ecp/');
  expect(stderr).toContain('The profile for that one is other: -Profile other');
});

it('objects are published one by one, and what is wrong with one stops no other', async () => {
  const { site, local } = await newSite();
  const lines = [
    { name: 'One', model: 'LaserPro', location: 'country=NL;building=Dom' },
    { name: 'Two/' },
    { name: 'Three', publishedAs: 'Drie', connector: null },
  ].map((each) => JSON.stringify(each));
  const publish = async (...words: readonly string[]) =>
    hawserHere(['publish-cloud-printer', '-InputObject', '-', '-Output', 'jsonl', ...words], {
      home: site.home,
      stdin: `${lines.join('\n')}\n`,
    });
  const shown = await publish('-WhatIf');
  expect(shown.code).toBe(2);
  const wouldBe = shown.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Shown);
  expect(wouldBe).toMatchObject([
    { name: 'One', isNew: true, model: 'LaserPro', location: 'country=NL;building=Dom', url: null },
    { name: 'Drie', isNew: true, location: null },
  ]);
  expect(shown.stderr).toContain('"Two/"');
  expect(shown.stderr.match(/What if: /g)).toHaveLength(2);
  expect(await local.shown('get-cloud-printer')).toEqual([]);

  const ended = await publish();
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('"Two/"');
  const names = ended.stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Shown)['name']);
  expect(names).toEqual(['One', 'Drie']);
  const inDom = await local.shown('get-cloud-printer', '-Building', 'dom', '-Text', 'laserp*');
  expect(inDom.map(({ name }) => name)).toEqual(['One']);
  const alike = await local.shown('get-cloud-printer', 'D*', 'o*');
  expect(alike.map(({ name }) => name)).toEqual(['Drie', 'One']);
});

it('what a connector reaches is published for it, by what the printer says of itself', async () => {
  const { site, local } = await newSite();
  const admin = await adminOf(site.home, site.running);
  const { address, agent } = await registeredAgent(admin, 'connector');
  const laser = { name: 'Laser', model: 'LaserPro 200', manufacturer: 'Brandt' };
  const printers = [
    { ...laser, uri: 'ipp://10.0.0.7/ipp/print', location: 'upstairs - at the window' },
    { name: 'Inkjet', uri: 'ipp://10.0.0.8/ipp/print' },
  ];
  await callSite(address, reportAvailablePrinters, { body: { printers } }, { signal: patience() });
  const [office = {}] = await local.shown(
    'publish-cloud-printer',
    'Office',
    '-Connector',
    agent.name,
    '-Device',
    'Laser',
  );
  expect(office).toMatchObject({ manufacturer: 'Brandt', connectors: [agent.name] });

  const available = async () => local.run('get-available-printer', '-Output', 'jsonl');
  const publish = async (...words: readonly string[]) =>
    hawserHere(['publish-cloud-printer', '-InputObject', '-', '-Output', 'jsonl', ...words], {
      home: site.home,
      stdin: (await available()).stdout,
    });
  const shown = await publish('-WhatIf');
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain('"isNew":true,"changes":[],"name":"Inkjet"');
  expect(shown.stdout).toContain('"isNew":false,"changes":[],"name":"Office"');
  expect(shown.stderr).toContain(
    '"Publish CloudPrinter again, without a change" on target "Office"',
  );
  const { stdout, stderr } = await publish();
  expect(stderr).toContain('which names no category');
  const results = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Shown);
  expect(results).toMatchObject([
    { name: 'Inkjet', isNew: true, connectors: [agent.name] },
    { name: 'Office', isNew: false, changes: [], id: office['id'] },
  ]);

  const rule = ['-LocationRule', '{building} - {}'];
  const ruled = await publish(...rule, '-Property', 'name,location');
  expect(ruled.stdout).toContain('{"name":"Office","location":"building=upstairs"}');

  const change = ['set-cloud-printer', 'Office', '-PassThru'];
  const [without] = await local.shown(...change, '-WithoutConnector', agent.name);
  expect(without).toMatchObject({ connectors: [] });
  const [back] = await local.shown(...change, '-Device', 'Laser');
  expect(back).toMatchObject({ connectors: [agent.name] });
});

it('a printer is paused and closed by whoever manages it, and found by whoever may use it', async () => {
  const { site, local } = await newSite();
  await local.shown('publish-cloud-printer', 'Office', '-Location', 'building=Dom');
  const state = async (...words: readonly string[]): Promise<unknown> =>
    (await local.shown(...words, '-PassThru'))[0]?.['state'];
  expect(await state('suspend-cloud-printer', 'Office')).toBe('paused');
  expect(await state('suspend-cloud-printer', 'Office', '-NewJobs')).toBe('paused, closed');
  expect(await state('resume-cloud-printer', 'Office', '-NewJobs')).toBe('paused');
  expect(await state('resume-cloud-printer', 'office')).toBe('stopped');
  const nobody = await local.run('suspend-cloud-printer', 'Nowhere', 'Office');
  expect(nobody.code).toBe(3);
  expect(nobody.stderr).toContain('hawser get-cloud-printer');
  expect((await local.shown('get-cloud-printer'))[0]).toMatchObject({ state: 'paused' });

  // A program that may only print finds what it may use, and manages nothing.
  await local.shown('publish-cloud-printer', 'Vault', '-Sddl', 'O:BAG:BAD:(A;;SWRC;;;BA)');
  const trusted = await readFile(join(site.folder.certificates, 'authority.crt'), 'utf8');
  const [made = {}] = await local.shown('new-site-client', 'kiosk');
  await local.done('grant-site-role', 'Printers.Use', 'kiosk');
  const kiosk = await Machine.reaching(site.running.url, trusted);
  const proof = { id: String(made['id']), proof: String(made['secret']) };
  await kiosk.signInProgram({ ...proof, parameter: '-ClientSecretEnv' });
  const found = await kiosk.shown('get-cloud-printer');
  expect(found).toMatchObject([{ name: 'Office', state: null, location: 'building=Dom' }]);
  expect(await kiosk.shown('get-cloud-printer', 'off*', 'OFFICE')).toEqual([...found, ...found]);
  expect(await kiosk.shown('get-cloud-printer', '-Building', 'Dom')).toEqual(found);
  expect(await kiosk.run('get-cloud-printer', 'Vault')).toMatchObject({ code: 3 });
  expect(await kiosk.refused('suspend-cloud-printer', 'Office')).toContain('may not manage');
  expect(await kiosk.run('suspend-cloud-printer', 'Vault')).toMatchObject({ code: 3 });
  expect(await kiosk.refused('set-cloud-printer', 'Office', '-Sddl', 'none')).toContain('role');
});

it('without a profile it is told how to sign in to the site of the endpoint', async () => {
  const machine = Machine.ofSite({ home: await temporaryFolder() });
  const at = ['-DiscoveryEndpoint', 'https://print.example.com/mcs/'];
  const ofEntra = ['-AzureClientId', 'f00', '-AzureTenantGuid', guid];
  const { code, stderr } = await machine.run('publish-cloud-printer', 'Office', ...at, ...ofEntra);
  expect(code).toBe(3);
  expect(stderr).toContain(
    `hawser connect-site https://print.example.com -Issuer https://login.microsoftonline.com/${guid}/v2.0 -ClientId f00`,
  );
});
