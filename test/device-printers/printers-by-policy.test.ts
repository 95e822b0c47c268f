import { Readable } from 'node:stream';
import { openSession } from '@hawser/command/invocation/session';
import { systemClock } from '@hawser/core/clock';
import { openIppClient } from '@hawser/core/ipp/client/ipp-client';
import { expect, it, onTestFinished } from 'vitest';
import { devicePrintersFolder } from '../../packages/agent/src/device-printers/device-printers-folder.ts';
import {
  installPrinter,
  readInstalled,
} from '../../packages/agent/src/device-printers/installed/installed-printers.ts';
import { PrintersByPolicy } from '../../packages/agent/src/device-printers/installed/printers-by-policy.ts';
import { keepPolicies } from '../../packages/agent/src/policies/kept-policies.ts';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { printersOfPerson } from '../../packages/agent/src/running/printers-of-person.ts';
import { temporaryFolder } from '../hawser.ts';

const url = 'https://site.example.com';
const cloudPrint = {
  authority: `${url}/directory`,
  clientId: 'hawser-cli',
  discoveryEndpoint: `${url}/mcs`,
  discoveryResource: url,
  printResource: url,
  printerLimit: 20,
};

function printer(name: string, number: number) {
  const id = `00000000-0000-4000-8000-00000000000${number}`;
  return { id, name, url: `ipps://site.example.com:443/ecp/printers/${id}` };
}

it('takes away what is given no more when the site has its jobs, and nothing that somebody has added', async () => {
  const folder = agentFolder(await temporaryFolder());
  const printers = devicePrintersFolder(folder);
  const said: string[] = [];
  const byPolicy = new PrintersByPolicy({ folder, printers, say: (line) => said.push(line) });
  const [office, hall] = [printer('Office', 1), printer('Hall', 2)];
  let told = 0;
  const tell = async (...given: readonly (typeof office)[]): Promise<void> => {
    told += 1;
    const received = new Date(told).toISOString();
    await keepPolicies(folder, received, { ...cloudPrint, printers: [...given] });
  };
  const here = async (waiting = 0): Promise<readonly unknown[]> => {
    await byPolicy.follow(() => waiting);
    const installed = await readInstalled(printers);
    return installed.printers.map(({ name, source }) => [name, source]);
  };
  expect(await here()).toEqual([]);
  await installPrinter(printers, { ...hall, isDefault: true });
  await tell(office, hall);
  expect(await here()).toEqual([
    ['Hall', 'both'],
    ['Office', 'policy'],
  ]);
  await tell();
  const leaving = [
    ['Hall', undefined],
    ['Office', 'leaving'],
  ];
  expect(await here(2)).toEqual(leaving);
  expect(await here(2)).toEqual(leaving);
  expect(said).toEqual(['Office goes when the site has its jobs, 2 now']);
  expect(await here(0)).toEqual([['Hall', undefined]]);
  expect((await readInstalled(printers)).default).toBe(hall.id);
});

it('everybody of a machine has what is given, by CUPS and nothing else', async () => {
  const folder = agentFolder(await temporaryFolder());
  await keepPolicies(folder, new Date(1).toISOString(), {
    ...cloudPrint,
    printers: [printer('Office', 1)],
  });
  const here = Promise.withResolvers<string>();
  const printers = printersOfPerson({
    folder,
    session: await openSession({}, {}),
    clock: systemClock,
    allUsers: true,
    say(line) {
      const [, uri] = /^Office is here: (.*)$/.exec(line) ?? [];
      if (uri !== undefined) here.resolve(uri);
    },
  });
  const stop = new AbortController();
  const running = printers.run(stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await running;
  });
  const client = openIppClient({ uri: await here.promise, repeating: { attempts: 1 } });
  onTestFinished(() => client.close());
  const operation = { 'job-name': 'letter', 'document-format': 'application/pdf' };
  const printing = client.send('Print-Job', [{ tag: 'operation', attributes: operation }], {
    document: () => Readable.from([Buffer.from('%PDF-1.7\n')]),
  });
  // Whoever runs this is not the CUPS of this machine, were it root.
  await expect(printing).rejects.toMatchObject({ ippStatus: 0x0401 });
});
