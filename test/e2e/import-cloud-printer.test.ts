import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { reportAvailablePrinters } from '@hawser/core/api/contracts/connectors';
import { expect, it } from 'vitest';
import {
  exportedList,
  exportedObject,
  inUtf16,
} from '../../packages/core/test/printing/imports/exported.ts';
import { patience, registeredAgent } from '../../packages/site/test/agents/registered.ts';
import { hawser, hawserProgram, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { Machine, type Shown } from '../journeys/machine.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startCupsd } from '../printing/cupsd.ts';
import { adminOf, startSite, usedHome } from '../running-site.ts';

interface Imported {
  readonly code: number | null;
  readonly stderr: string;
  readonly rows: readonly Shown[];
}

/** A site, and how a list of printers is imported there. */
async function newSite() {
  const site = await startSite({ home: await usedHome() });
  const local = Machine.ofSite(site);
  return {
    site,
    file: async (name: string, content: string | Buffer): Promise<string> => {
      const path = join(site.home, name);
      await writeFile(path, content);
      return path;
    },
    async import(...words: readonly string[]): Promise<Imported> {
      const ended = await local.run('import-cloud-printer', ...words, '-o', 'json');
      const { value } = JSON.parse(ended.stdout) as { value: Shown[] };
      return { ...ended, rows: value };
    },
    refused: async (...words: readonly string[]): Promise<string> =>
      (await local.run('import-cloud-printer', ...words)).stderr,
    /** What the site says of a published printer. */
    printer: async (name: string): Promise<Shown> =>
      JSON.parse((await site.askAsAdmin(`/mcs/printers/${name}`)).text) as Shown,
  };
}

const columns = (rows: readonly Shown[], ...names: readonly string[]): unknown[] =>
  rows.map((row) => names.map((name) => row[name]).join('|'));

const many = Array.from({ length: 300 }, (_, place) => ({
  name: `P${String(place + 1).padStart(3, '0')}`,
  line: `Brandt,L${place % 7},B${place % 9}-${place % 4}.${place},D:(A;;SWRC;;;DU)`,
}));

it('three hundred printers of a CSV are published, and again without a change', async () => {
  const site = await newSite();
  const csv = many.map(({ name, line }) => `${name},${line}`);
  const lines = ['Name,Make,Model,Location,SDDL', ...csv];
  const broken = lines
    .with(11, 'P011,Brandt,L1,planet=Earth,')
    .with(21, 'P021,Brandt,L1,B1-1.1,D:(A;;XX;;;DU)')
    .with(31, 'p001,Brandt,L1,B1-1.1,');
  const path = await site.file('printers.csv', `${broken.join('\r\n')}\r\n`);
  const rule = ['-LocationRule', '{building}-{floor}.{room}', '-Location', 'country=NL'];

  const looked = await site.import(path, ...rule, '-WhatIf', '-Name', 'P00*');
  expect(looked.stderr).toContain(
    `What if: Performing the operation "Publish CloudPrinter" on target "9 printers of ${path}".`,
  );
  expect(new Set(columns(looked.rows, 'result'))).toEqual(new Set(['new', 'failed']));
  expect(await site.printer('P001')).toMatchObject({ status: 404 });

  const first = await site.import(path, ...rule);
  expect(first.code).toBe(1);
  expect(first.rows).toHaveLength(300);
  const failed = first.rows.filter(({ result }) => result !== 'published');
  expect(columns(failed, 'where', 'name', 'result')).toEqual([
    'line 12|P011|failed',
    'line 22|P021|failed',
    'line 32|p001|failed',
  ]);
  for (const wrong of ['"planet"', '"XX"', '"p001", is there already, in line 2']) {
    expect(first.stderr).toContain(wrong);
  }
  expect(first.rows[4]).toMatchObject({
    location: 'country=NL;building=B4;floor_number=0;room_name=4',
    url: expect.stringMatching(/^ipps:/),
  });

  await site.file('printers.csv', lines.join('\n'));
  const again = await site.import(path, ...rule, '-Name', 'P0*');
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(again.rows).toHaveLength(99);
  const done = again.rows.filter(({ result }) => result !== 'unchanged');
  expect(columns(done, 'name', 'result')).toEqual([
    'P011|published',
    'P021|published',
    'P031|published',
  ]);
  expect(await site.printer('P001')).toMatchObject({ version: 1 });

  const lookedAgain = await site.import(path, ...rule, '-WhatIf', '-Name', 'P00*');
  expect(lookedAgain).toMatchObject({ code: 0, stderr: '' });
  expect(new Set(columns(lookedAgain.rows, 'result'))).toEqual(new Set(['unchanged']));

  const some = ['-Name', 'P00?', '-Exclude', 'p009', '-Location', 'country=BE'];
  const moved = await site.import(path, ...some);
  expect(moved.stderr).toContain(
    '8 printers have their places in words only, as "B0-0.0", "B1-1.1"',
  );
  expect(moved.rows).toHaveLength(8);
  expect(moved.rows[0]).toMatchObject({
    name: 'P001',
    result: 'updated',
    reason: 'otherwise: location; no rule makes a location of "B0-0.0"',
    location: 'country=BE',
  });
  expect(await site.printer('P001')).toMatchObject({ version: 2, model: 'L0' });
});

it('what a print server has exported is published, and what nobody shares is not', async () => {
  const site = await newSite();
  const everybody = 'G:SYD:(A;;SWRC;;;WD)';
  const exported = (Name: string, more: Readonly<Record<string, string | boolean>> = {}): string =>
    exportedObject({
      Name,
      ShareName: Name,
      Shared: true,
      DriverName: 'Brandt LaserPro 200 PCL 6',
      PortName: 'IP_10.0.0.7',
      PermissionSDDL: everybody,
      ...more,
    });
  const list = exportedList(
    exported('Büro'),
    exported('Hall', { Location: 'country=NL;city=Utrecht' }),
    exported('Private', { Shared: false }),
    exported('Bell_x0007_', {}),
    exported('Low', { PermissionSDDL: 'D:(A;;XX;;;WD)' }),
  );
  const xml = await site.file('printers.xml', inUtf16(list));
  const first = await site.import('-FromPrintServerExport', xml, '-Sddl', 'O:BAD:(A;;SWRC;;;DA)');
  expect(columns(first.rows, 'where', 'name', 'result', 'uri')).toEqual([
    'printer 1|Büro|published|ipp://10.0.0.7/ipp/print',
    'printer 2|Hall|published|ipp://10.0.0.7/ipp/print',
    'printer 3|Private|skipped|',
    String.raw`printer 4|Bell\x07|failed|`,
    'printer 5|Low|failed|',
  ]);
  expect(first.stderr).toContain(String.raw`"Bell\x07", has characters that cannot be shown`);
  expect(first.code).toBe(1);
  expect(await site.printer('Hall')).toMatchObject({
    manufacturer: 'Brandt',
    model: 'LaserPro 200',
    sddl: `O:BA${everybody}`,
    location: { attrs: [{ category: 'country' }, { category: 'city', vs: 'Utrecht' }] },
  });

  const csv = await site.file(
    'printers.csv',
    '"Name","ShareName","Shared","DriverName","PortName"\r\n"Büro","büro","True","D","P"\r\n"Hall","Hall","True","Generic Driver","P"\r\n',
  );
  const again = await site.import('-FromPrintServerExport', csv);
  expect(columns(again.rows, 'name', 'result')).toEqual(['büro|failed', 'Hall|unchanged']);
  expect(again.stderr).toContain('The printer "büro" in line 2 was not published.');
  expect(again.code).toBe(1);
});

it('what was cut short goes on, also by two at once, and nothing is published twice', async () => {
  const { site, file, printer } = await newSite();
  const lines = many.slice(0, 40).map(({ name, line }) => `${name},${line}`);
  const list = ['Name,Make,Model,Location,SDDL', ...lines].join('\n');
  const words = ['import-cloud-printer', await file('printers.csv', list), '-o', 'jsonl'];
  const env = { ...process.env, HAWSER_HOME: site.home };
  const child = spawn(process.execPath, [hawserProgram, ...words], { env });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(await printer('P001')).toMatchObject({ version: 1 });
  expect(await printer('P040')).toMatchObject({ status: 404 });

  const both = await Promise.all([hawser(words, site), hawser(words, site)]);
  for (const { code, stdout } of both) {
    expect(code).toBe(0);
    const results = stdout.trim().split('\n');
    expect(results).toHaveLength(40);
    expect(results.filter((line) => !/"result":"(?:published|unchanged)"/.test(line))).toEqual([]);
  }
  expect(both.some(({ stdout }) => stdout.includes('"published"'))).toBe(true);
  for (const name of ['P001', 'P020', 'P040']) {
    expect(await printer(name)).toMatchObject({ version: 1 });
  }
});

it('a connector prints for all of a list that it reaches', async () => {
  const site = await newSite();
  const admin = await adminOf(site.site.home, site.site.running);
  const { agent, address } = await registeredAgent(admin, 'connector');
  const reached = ['Office', 'Hall'].map((name, place) => ({
    name,
    uri: `ipp://10.0.0.${place}/`,
  }));
  const report = { body: { printers: reached } };
  await callSite(address, reportAvailablePrinters, report, { signal: patience() });
  const list = 'name,uri\nUpstairs,ipp://10.0.0.0/\nhall,\nCellar,ipp://10.0.0.9/\n';
  const path = await site.file('printers.csv', list);
  const imported = await site.import(path, '-Connector', agent.name);
  expect(columns(imported.rows, 'name', 'result')).toEqual([
    'Upstairs|published',
    'hall|published',
    'Cellar|failed',
  ]);
  expect(imported.stderr).toContain('ipp://10.0.0.9/');
  for (const [place, name] of ['Upstairs', 'hall'].entries()) {
    expect(await site.printer(name)).toMatchObject({
      connectors: [{ name: agent.name, device: `ipp://10.0.0.${place}/` }],
    });
  }
  const again = await site.import(path, '-Connector', agent.name, '-Exclude', 'cellar');
  expect(columns(again.rows, 'result')).toEqual(['unchanged', 'unchanged']);
});

it('a list that cannot be read is refused as a whole', async () => {
  const home = await temporaryFolder();
  const refusal = async (...words: readonly string[]): Promise<string> =>
    (await hawserHere(['import-cloud-printer', ...words], { home })).stderr;
  const refused = async (content: string | Buffer, ...more: readonly string[]): Promise<string> => {
    await writeFile(join(home, 'list'), content);
    return await refusal(join(home, 'list'), ...more);
  };
  expect(await refusal('nowhere.csv')).toContain('nowhere.csv cannot be read: there is no such');
  expect(await refused('')).toContain('The list has no printers.');
  expect(await refused(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toContain('is no text');
  expect(await refused('building,room\nB,1\n')).toContain('No column of the list has the names');
  expect(await refused('name\nHall\n', '-LocationRule', '{planet}')).toContain('"planet"');
  expect(await refused('name\nHall\n', '-Location', 'planet=Earth')).toContain('"planet"');
  expect(await refused('name\nHall\n', '-Location', 'Utrecht')).toContain('names no category');
  expect(await refused('name\nHall\n', '-Sddl', 'D:(A;;XX;;;WD)')).toContain('XX');
  expect(await refused('name\nHall\n', '-Name', 'Office')).toContain('is called "Office"');
  expect(await refused('name\nHall\n', '-Exclude', '*')).toContain('leave none of the 1 printers');
  expect(await refusal('-FromCups', 'http://localhost/')).toContain('does not begin with ipp');
});

describeWithPeers('printing', 'the queues of a CUPS', () => {
  it('are published', async () => {
    const cupsd = await startCupsd({ queues: ['office', 'hall'] });
    await cupsd.run('lpadmin', '-p', 'office', '-L', 'B1-2.110');
    const site = await newSite();
    const from = ['-FromCups', `ipp://localhost:${cupsd.port}/`];
    const rule = ['-LocationRule', '/^(?<building>B\\d+)-(?<floor>\\d+)\\.(?<room>.+)$/'];
    const imported = await site.import(...from, ...rule);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(columns(imported.rows, 'where', 'name', 'result', 'location', 'uri')).toEqual([
      `queue hall|hall|published||${cupsd.uri('hall')}`,
      `queue office|office|published|building=B1;floor_number=2;room_name=110|${cupsd.uri('office')}`,
    ]);
    const encrypted = `ipps://localhost:${cupsd.port}/`;
    expect(await site.refused('-FromCups', encrypted)).toContain('-CupsTrustAnchor');
    const anchor = await site.file('cups.pem', cupsd.trustAnchor);
    const again = await site.import('-FromCups', encrypted, '-CupsTrustAnchor', anchor, ...rule);
    expect(columns(again.rows, 'result')).toEqual(['unchanged', 'unchanged']);
  });
});
