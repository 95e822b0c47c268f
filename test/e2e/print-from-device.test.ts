import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { callSite } from '@hawser/core/api/call-site';
import { publishListedPrinter } from '@hawser/core/api/contracts/discovery';
import { grantRole } from '@hawser/core/api/contracts/grants';
import { expect, it, vi } from 'vitest';
import {
  signInSite,
  type SignInSite,
} from '../../packages/site/test/services/directory/sign-in-site.ts';
import { everywhereDevice } from '../../packages/site/test/services/print/conformance/everywhere-device.ts';
import { NowhereProxy } from '../../packages/site/test/services/print/conformance/nowhere-proxy.ts';
import { IppCaller } from '../../packages/site/test/services/print/ipp-caller.ts';
import { type Ended, temporaryFolder } from '../hawser.ts';
import { hawserAgentHere } from '../in-process.ts';
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

/** A device without an agent, at which Ada signs in by a code, and a site with two printers. */
async function desk(): Promise<Desk> {
  const site = await signInSite();
  const home = await temporaryFolder();
  const file = join(home, 'authority.pem');
  await writeFile(file, site.address.trustAnchor);
  await writeFile(join(home, 'letter.pdf'), pdf);
  const body = { role: 'Printers.Use', holder: site.ada } as const;
  await callSite(site.address, grantRole, { body }, { signal });
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
  let other: Promise<unknown> | undefined;
  const browser = site.browser();
  const onAnotherDevice = async (address: string): Promise<void> => {
    await browser.open(address);
    await browser.submit({});
    await browser.submit({ name: 'ada', password: 'correct horse' });
    await browser.submit({}, 'Connect');
  };
  const agent = async (...words: string[]): Promise<Ended> =>
    hawserAgentHere(words, {
      home,
      cwd: home,
      heard(said) {
        const [, address] = /Or open: (\S+)\n/.exec(said) ?? [];
        if (address !== undefined) other ??= onAnotherDevice(address);
      },
    });
  expect((await agent('find-printer')).stderr).toContain('This device knows no site to print at.');
  const connect = ['connect-agent-user', site.url, '-TrustAnchor', file, '-SignIn', 'device-code'];
  const connected = await agent(...connect, '-o', 'json');
  await other;
  expect(values(connected)).toMatchObject([{ name: 'ada', url: site.url, renewed: true }]);
  return { home, site, office, agent };
}

function values({ code, stdout, stderr }: Ended): readonly Record<string, unknown>[] {
  expect(code, stderr).toBe(0);
  return (JSON.parse(stdout) as { value: Record<string, unknown>[] }).value;
}

it('a person finds a printer by its place, prints, sees the paper, and cancels', async () => {
  const { home, office, agent } = await desk();
  const found = async (...words: string[]): Promise<readonly unknown[]> =>
    values(await agent('find-printer', ...words, '-o', 'json')).map(({ name }) => name);
  expect(await found()).toEqual(['Lab printer', 'Office']);
  expect(await found('-Building', 'Building 1')).toEqual(['Office']);
  expect(await found('-Near', '47.61,-122.33')).toEqual(['Lab printer', 'Office']);
  expect(await found('lab*', '-Color')).toEqual(['Lab printer']);
  expect(await found('-First', '1')).toEqual(['Lab printer']);

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
  const jobs = values(await agent('get-print-job', '-o', 'json'));
  expect(jobs).toMatchObject([
    { id: 'Office/2', state: 'canceled' },
    { id: 'Office/1', state: 'completed' },
  ]);
});

it('what a printer cannot do is refused before anything is sent, with what it can', async () => {
  const { home, agent } = await desk();
  await writeFile(join(home, 'empty.pdf'), '');
  await writeFile(join(home, 'notes.txt'), 'Only words.\n');
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
    [['print', 'letter.pdf', 'Attic'], 'There is no printer "Attic" that you may use.'],
  ];
  for (const [words, says] of refused) {
    const { code, stderr } = await agent(...words);
    expect([words, code === 2 || code === 3]).toEqual([words, true]);
    expect(stderr).toContain(says);
  }
  expect(values(await agent('get-print-job', '-o', 'json'))).toEqual([]);
});
