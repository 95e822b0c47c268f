import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { callSite } from '@hawser/core/api/call-site';
import { publishListedPrinter, searchPrinters } from '@hawser/core/api/contracts/discovery';
import { grantRole } from '@hawser/core/api/contracts/grants';
import type { Person } from '@hawser/command/invocation/session';
import { expect, it, vi } from 'vitest';
import { hop } from '../../packages/agent/src/printing/hops.ts';
import { pickPlace } from '../../packages/agent/src/printing/pick-place.ts';
import {
  signInSite,
  type SignInSite,
} from '../../packages/site/test/services/directory/sign-in-site.ts';
import { everywhereDevice } from '../../packages/site/test/services/print/conformance/everywhere-device.ts';
import { NowhereProxy } from '../../packages/site/test/services/print/conformance/nowhere-proxy.ts';
import { IppCaller } from '../../packages/site/test/services/print/ipp-caller.ts';
import { type Ended, temporaryFolder } from '../hawser.ts';
import { hawserAgentHere } from '../in-process.ts';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { keepRegistration } from '../../packages/agent/src/registration/registration.ts';
import { printerPlace } from '../../packages/agent/src/virtual-printer/printer-place.ts';
import { writeWanted } from '../../packages/agent/src/virtual-printer/printer-state.ts';
import { registeredAgent } from '../../packages/site/test/agents/registered.ts';
import { startAgent } from '../agent-process.ts';
import { startVirtualPrinter } from '../virtual-printer/virtual-printer.ts';
import { ConnectorLab } from './connector-lab.ts';
import { endTokens } from '../sign-in/kept-tokens.ts';

vi.setConfig({ testTimeout: 60_000 });

const { signal } = new AbortController();
const pdf = '%PDF-1.4\n1 0 obj <</Type /Page>> endobj\n%%EOF\n';

interface Desk {
  readonly home: string;
  readonly site: SignInSite;
  readonly office: NowhereProxy;
  readonly agent: (...words: string[]) => Promise<Ended>;
}

/** A site where Ada may print, and her device. */
async function adasDevice(): Promise<Omit<Desk, 'office'>> {
  const site = await signInSite();
  const home = await temporaryFolder();
  await writeFile(join(home, 'authority.pem'), site.address.trustAnchor);
  await writeFile(join(home, 'letter.pdf'), pdf);
  const body = { role: 'Printers.Use', holder: site.ada } as const;
  await callSite(site.address, grantRole, { body }, { signal });
  let other: Promise<unknown> | undefined;
  const browser = site.browser();
  const onAnotherDevice = async (address: string): Promise<void> => {
    await browser.open(address);
    await browser.submit({});
    await browser.submit({ name: 'ada', password: 'correct horse' });
    await browser.submit({}, 'Connect');
  };
  const agent = async (...words: string[]): Promise<Ended> => {
    const ended = await hawserAgentHere(words, {
      home,
      cwd: home,
      heard(said) {
        const [, address] = /Or open: (\S+)\n/.exec(said) ?? [];
        if (address !== undefined) other ??= onAnotherDevice(address);
      },
    });
    await other;
    return ended;
  };
  return { home, site, agent };
}

const connect = ['connect-agent-user', '-SignIn', 'device-code', '-o', 'json'];

/** A device without an agent, at which Ada signs in by a code, and a site with two printers. */
async function desk(): Promise<Desk> {
  const { home, site, agent } = await adasDevice();
  const publish = async (name: string, location: string, device: number): Promise<NowhereProxy> => {
    const printer = await callSite(
      site.address,
      publishListedPrinter,
      { body: { name, location } },
      { signal },
    );
    const uuid = `urn:uuid:5f1c2a70-0000-4000-8000-00000000000${device}`;
    const proxy = new NowhereProxy(new IppCaller(site.address, printer), uuid);
    await proxy.register(everywhereDevice);
    return proxy;
  };
  const office = await publish('Office', 'country=USA;building=Building 1;geo=47.64,-122.12', 3);
  await publish('Lab printer', 'country=USA;building=Building 2;geo=47.60,-122.33', 4);
  expect((await agent('find-printer')).stderr).toContain('This device knows no site to print at.');
  const connected = await agent(...connect, site.url, '-TrustAnchor', 'authority.pem');
  expect(values(connected)).toMatchObject([{ name: 'ada', url: site.url, renewed: true }]);
  return { home, site, office, agent };
}

function values({ code, stdout, stderr }: Ended): readonly Record<string, unknown>[] {
  expect(code, stderr).toBe(0);
  return (JSON.parse(stdout) as { value: Record<string, unknown>[] }).value;
}

it('a person finds a printer by its place, prints, sees the paper, and cancels', async () => {
  const { home, site, office, agent } = await desk();
  const found = async (...words: string[]): Promise<readonly unknown[]> =>
    values(await agent('find-printer', ...words, '-o', 'json')).map(({ name }) => name);
  expect(await found()).toEqual(['Lab printer', 'Office']);
  expect(await found('-Building', 'Building 1')).toEqual(['Office']);
  expect(await found('-Near', '47.61,-122.33')).toEqual(['Lab printer', 'Office']);
  expect(await found('lab*', '-Color')).toEqual(['Lab printer']);
  expect(await found('*', '-First', '1')).toEqual(['Lab printer']);
  const nowhere = await agent('find-printer', '-Building', 'Building 9');
  expect(nowhere).toMatchObject({ code: 0, stdout: '' });
  expect(nowhere.stderr).toContain('WARNING: No printer that you may use is found so.');
  const asked: (readonly string[])[] = [];
  const way = ['USA', 'Building 1'];
  const person: Person = {
    tell: () => undefined,
    choose: async () => '',
    async pick(_, places) {
      asked.push(places.map(({ name }) => name));
      const next = way.shift();
      return (
        places.find(({ name }) => next !== undefined && name.startsWith(next))?.value ?? 'here'
      );
    },
  };
  const place = (await pickPlace(site.address, person, signal)) ?? 0;
  expect(asked).toEqual([
    ['Everywhere', 'USA (country, 2)'],
    ['All of USA', 'Building 1 (building, 1)', 'Building 2 (building, 1)'],
  ]);
  const query = { place };
  const { items } = await callSite(site.address, searchPrinters, { query }, { signal });
  expect(items.map(({ name }) => name)).toEqual(['Office']);

  // Renewed by itself where it ends.
  await endTokens(home, '@device');
  const options = ['-Copies', '2', '-Sides', 'two-sided', '-Media', 'a4', '-PageRange', '1-3,7-'];
  const over = new AbortController();
  const printing = agent('print', 'letter.pdf', 'office', ...options, '-o', 'json');
  void printing.finally(() => over.abort()).catch(() => undefined);
  while (!over.signal.aborted) {
    await office.turn();
    await pause(20);
  }
  const [printed] = values(await printing);
  expect(printed).toMatchObject({ id: 'Office/1', state: 'completed', name: 'letter.pdf' });
  const detached = values(await agent('print', 'letter.pdf', 'Office', '-Detach', '-o', 'json'));
  expect(detached).toMatchObject([{ id: 'Office/2', state: 'waiting' }]);
  expect(await agent('stop-print-job', 'Office/2')).toMatchObject({ code: 0, stderr: '' });
  await writeFile(join(home, 'pin.txt'), '2407\n');
  const pin = ['-PinFile', 'pin.txt', '-JobName', 'Private', '-Detach', '-o', 'json'];
  expect(values(await agent('print', 'letter.pdf', 'Office', ...pin))).toMatchObject([
    { id: 'Office/3', state: 'held', name: 'Private' },
  ]);
  await writeFile(join(home, 'wrong.txt'), '2408\n');
  const wrong = await agent('resume-print-job', 'Office/3', '-PinFile', 'wrong.txt');
  expect(wrong).toMatchObject({ code: 4, stdout: '' });
  expect(wrong.stderr).toContain('That is not the PIN of job Office/3.');
  const given = ['Office/3', '-PinFile', 'pin.txt', '-PassThru', '-o', 'json'];
  expect(values(await agent('resume-print-job', ...given))).toMatchObject([{ state: 'waiting' }]);
  const again = await agent('resume-print-job', 'Office/3', '-PinFile', 'pin.txt');
  expect(again.stderr).toContain('Job Office/3 waits for no PIN.');
  const jobs = values(await agent('get-print-job', '-o', 'json'));
  expect(jobs).toMatchObject([
    { id: 'Office/3', state: 'waiting' },
    { id: 'Office/2', state: 'canceled' },
    { id: 'Office/1', state: 'completed' },
  ]);
  const lost = agent('print', 'letter.pdf', 'Office');
  await vi.waitUntil(async () => office.lose(4), 20_000);
  const unsure = await lost;
  expect(unsure).toMatchObject({ code: 1, stdout: '' });
  expect(unsure.stderr).toContain('Nobody knows whether job Office/4 was printed');
  const undecided = await agent('resume-print-job', 'Office/4');
  expect(undecided).toMatchObject({ code: 2, stdout: '' });
  expect(undecided.stderr).toContain('What must be given is missing: -Decision.');
  const seen = ['Office/4', '-Decision', 'printed', '-PassThru', '-o', 'json'];
  expect(values(await agent('resume-print-job', ...seen))).toMatchObject([{ state: 'completed' }]);
  const traced = values(await agent('trace-print-job', String(printed?.['uuid']), '-o', 'json'));
  expect(traced.slice(0, 3)).toMatchObject([
    { who: `ada at ${hostname()}`, what: 'sending' },
    { who: 'ada', what: 'submitted' },
    { who: 'site', what: 'accepted', ms: expect.any(Number) },
  ]);
  expect(traced.at(-1)).toMatchObject({ what: 'completed' });

  // What waits here for the site the device shows by itself, also when nobody is signed in any more.
  const uuid = 'd1f6e0b4-3c67-4a35-9d7e-0b6f3a1c2d4e';
  const spool = join(home, 'data', 'agent', 'print-jobs', String(printed?.['printerId']));
  await mkdir(spool, { recursive: true });
  const created = Date.parse('2026-11-20T08:00:00Z');
  const hops = hop(hop([], 'received', created), 'delayed', created + 1500, 'The site is away.');
  const record = { id: 1, uuid: `urn:uuid:${uuid}`, name: 'Letter', created, hops };
  await writeFile(join(spool, '1.json'), JSON.stringify(record), { mode: 0o600 });
  const here = values(await agent('trace-print-job', uuid, '-o', 'json'));
  expect(here).toMatchObject([
    { job: uuid, what: 'received', who: hostname(), at: '2026-11-20T08:00:00.000Z' },
    { what: 'delayed', ms: 1500, detail: 'The site is away.' },
  ]);
  const [unsent, newest] = values(await agent('get-print-job', '-o', 'json'));
  const known = { id: uuid, state: 'waiting', waitsFor: 'The site is away.', number: null };
  expect([unsent, newest]).toMatchObject([known, { id: 'Office/3' }]);
  expect(await agent('disconnect-agent-user')).toMatchObject({ code: 0, stderr: '' });
  const kept = await agent('get-print-job', '-o', 'json');
  expect(kept.stderr).toContain('WARNING: Only what this device knows is shown. This device');
  expect(values(kept)).toEqual([unsent]);
  expect(values(await agent('get-print-job', uuid, '-o', 'json'))).toEqual([unsent]);
  expect((await agent('disconnect-agent-user')).code).toBe(3);
  const alone = await agent('trace-print-job', uuid, '-o', 'json');
  expect(alone.stderr).toContain(
    'WARNING: What others know of it is not shown. This device knows no site',
  );
  expect(values(alone)).toEqual(here);
  expect((await agent('trace-print-job', 'Office/1')).code).toBe(3);
  expect((await agent('get-print-job', 'Office/1')).code).toBe(3);
  expect((await agent('find-printer')).stderr).toContain('This device knows no site to print at.');
});

it('what a printer cannot do is refused before anything is sent, with what it can', async () => {
  const { home, agent } = await desk();
  await writeFile(join(home, 'empty.pdf'), '');
  await writeFile(join(home, 'notes.txt'), 'Only words.\n');
  await writeFile(join(home, 'letter.docx'), 'PK\u0003\u0004');
  await writeFile(join(home, 'noise.pdf'), Buffer.alloc(5000));
  const print = ['print', 'letter.pdf', '-Printer', 'Office'];
  const refused: readonly (readonly [readonly string[], string])[] = [
    [[...print, '-Copies', '100'], 'cannot print with -Copies 100. It takes 1 to 99.'],
    [[...print, '-Media', 'A3'], 'It takes iso_a4_210x297mm, na_letter_8.5x11in, na_index'],
    [[...print, '-PageRange', '4-1'], '"4-1" are no pages: 4-1 goes backwards.'],
    [[...print, '-PageRange', '1-4,3'], '3 does not come after the one before.'],
    [[...print, '-PageRange', '0'], 'the first page is 1.'],
    [[...print, '-PageRange', '1,,2'], 'one is empty.'],
    [['print', 'empty.pdf', 'Office'], 'empty.pdf cannot be printed: it is empty.'],
    [['print', 'gone.pdf', 'Office'], 'gone.pdf cannot be printed'],
    [
      ['print', 'notes.txt', 'Office'],
      'Office does not print text/plain. It prints application/pdf',
    ],
    [['print', 'letter.docx', 'Office'], 'Office does not print application/zip.'],
    [['print', 'noise.pdf', 'Office'], 'noise.pdf is in no format that is known here'],
    [['print', 'letter.pdf', 'Attic'], 'There is no printer "Attic" that you may use.'],
  ];
  for (const [words, says] of refused) {
    const { code, stderr } = await agent(...words);
    expect([words, code === 2 || code === 3]).toEqual([words, true]);
    expect(stderr).toContain(says);
  }
  expect(values(await agent('get-print-job', '-o', 'json'))).toEqual([]);
});

it('what is printed at a device with an agent comes out of the printer of a building, out of paper or not', async () => {
  const { home, site, agent } = await adasDevice();
  const { agent: device, certificate, address } = await registeredAgent(site.address, 'device');
  const key = address.certificate?.key ?? '';
  const known = { url: site.address.url, urls: [], authority: site.address.trustAnchor };
  const folder = agentFolder(join(home, 'data', 'agent'));
  await keepRegistration(folder, { agent: device, certificate, key, ...known });
  const running = startAgent(home);
  await running.says(/the site has told new policies/);
  await running.end();
  // Neither the site nor its authority is named.
  expect(values(await agent(...connect))).toMatchObject([{ name: 'ada', url: site.url }]);

  const printer = await startVirtualPrinter();
  const lab = await ConnectorLab.of(site.address, [printer.uri]);
  startAgent(lab.home);
  await (await lab.publish('Office', printer.uri)).isServed();
  const place = printerPlace(printer.folder);
  await writeWanted(place, { troubles: ['media-empty'], accepting: true });
  await expect.poll(() => printer.said()).toContain('media-empty');
  const options = ['-Copies', '2', '-Color', 'monochrome', '-Media', 'A4'];
  const printing = agent(
    'send-print-job',
    'letter.pdf',
    '-Printer',
    'Office',
    ...options,
    '-o',
    'json',
  );
  await expect
    .poll(() => printer.said(), { timeout: 15_000 })
    .toContain('job 1 waits: media-empty');
  await writeWanted(place, { troubles: [], accepting: true });
  expect(values(await printing)).toMatchObject([{ id: 'Office/1', state: 'completed' }]);
  expect(await printer.printed()).toEqual({ 'job-1.pdf': Buffer.from(pdf) });
  expect(printer.said()).toContain('job 1 is printed: 2 pages');
});
