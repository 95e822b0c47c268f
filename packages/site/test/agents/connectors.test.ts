import { HawserError } from '@hawser/core/errors';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered, Parts } from '@hawser/core/api/contract';
import { revokeAgent } from '@hawser/core/api/contracts/agents';
import {
  listAssignments,
  listAvailablePrinters,
  lookForPrinters,
  reportAvailablePrinters,
} from '@hawser/core/api/contracts/connectors';
import {
  describeListedPrinter,
  publishListedPrinter,
  unpublishPrinter,
} from '@hawser/core/api/contracts/discovery';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { expect, test } from 'vitest';
import { IppCaller } from '../services/print/ipp-caller.ts';
import { TestProxy } from '../services/print/test-proxy.ts';
import { startedSite } from '../started-site.ts';
import { listeningAgent } from './listening-agent.ts';
import { patience, registeredAgent } from './registered.ts';

const laser = 'ipp://10.0.0.7/ipp/print';
const inkjet = 'ipp://10.0.0.8/ipp/print';

async function newSite() {
  const { address: admin } = await startedSite();
  const signal = patience();
  const basement = await registeredAgent(admin, 'connector');
  const report = async (
    at: SiteAddress,
    printers: Parts<typeof reportAvailablePrinters>['body']['printers'],
  ) => callSite(at, reportAvailablePrinters, { body: { printers } }, { signal });
  return {
    admin,
    signal,
    basement,
    report,
    available: async (query: { connector?: string } = {}) =>
      (await callSite(admin, listAvailablePrinters, { query }, { signal })).items,
    assigned: async (to: SiteAddress = basement.address) =>
      (await callSite(to, listAssignments, {}, { signal })).items,
    publish: async (
      body: Parts<typeof publishListedPrinter>['body'],
    ): Promise<Answered<typeof publishListedPrinter>> =>
      callSite(admin, publishListedPrinter, { body }, { signal }),
    describe: async (printer: string, body: Parts<typeof describeListedPrinter>['body']) =>
      callSite(
        admin,
        describeListedPrinter,
        { params: { printer }, body, ifMatch: '*' },
        { signal },
      ),
  };
}

test('a connector tells what it reaches, and is told at once what to print for', async () => {
  const { admin, signal, basement, report, available, assigned, publish, describe } =
    await newSite();
  const heard = await listeningAgent(basement.address);
  await heard.next();
  const [first, second] = [
    { uri: laser, name: 'Laser', model: 'LaserPro 200', state: 'idle' as const },
    { uri: inkjet, name: 'Inkjet', stateReasons: ['media-low-warning'] },
  ];
  expect(await report(basement.address, [first, second])).toEqual({ changed: 2 });
  expect(await report(basement.address, [second, first])).toEqual({ changed: 0 });
  expect(await available()).toMatchObject([
    { name: 'Inkjet', stateReasons: ['media-low-warning'], publishedAs: null },
    { name: 'Laser', model: 'LaserPro 200', connector: basement.agent.name, publishedAs: null },
  ]);
  expect(await available({ connector: basement.agent.name })).toHaveLength(2);
  await expect(available({ connector: 'nobody' })).rejects.toMatchObject({
    code: 'connector-not-found',
  });

  // That it is there is written down a moment after it has come.
  const look = async () => callSite(admin, lookForPrinters, {}, { signal });
  await expect.poll(look).toEqual({ connectors: 1 });
  expect(await heard.next()).toMatchObject({ type: 'change', topic: 'printers-look' });

  // The name tells which one is meant.
  const office = await publish({ name: 'laser', connector: basement.agent.name });
  // The connector is there, and has yet to ask the real printer.
  expect(office.state).toBe('idle');
  expect(office.connectors).toEqual([
    { id: basement.agent.id, name: basement.agent.name, device: laser },
  ]);
  expect(await heard.next()).toMatchObject({ type: 'change', topic: 'connector-printers' });
  const [before] = await assigned();
  expect(before).toMatchObject({ printer: office.id, name: 'laser', url: office.url, uri: laser });
  expect(await available()).toMatchObject([{ publishedAs: null }, { publishedAs: 'laser' }]);

  // The same again is the same device; another one is another.
  await describe('laser', { device: laser });
  expect(await assigned()).toEqual([before]);
  await describe('laser', { connector: basement.agent.id, device: inkjet });
  const [after] = await assigned();
  expect(after).toMatchObject({ uri: inkjet });
  expect(after?.deviceUuid).not.toBe(before?.deviceUuid);

  const attic = await registeredAgent(admin, 'connector');
  await report(attic.address, [{ uri: 'ipps://attic.test/ipp', name: 'Attic' }]);
  const both = await describe('laser', { connector: attic.agent.id, device: 'attic' });
  expect(both.connectors).toHaveLength(2);
  const one = await describe('laser', { withoutConnector: basement.agent.id });
  expect(one.connectors).toMatchObject([{ id: attic.agent.id }]);
  expect(await assigned()).toEqual([]);

  const revoked = { params: { id: attic.agent.id } };
  await callSite(admin, revokeAgent, revoked, { signal });
  expect((await describe('laser', {})).connectors).toEqual([]);
  expect((await available()).map(({ name }) => name)).toEqual(['Inkjet', 'Laser']);
  await describe('laser', { device: laser });
  await callSite(admin, unpublishPrinter, { params: { printer: 'laser' } }, { signal });
  expect(await assigned()).toEqual([]);
});

test('what a device says of itself hides nothing from a publisher', async () => {
  const { basement, report, available, publish } = await newSite();
  const manufacturer = 'Evil\u001b[2J\u202egnp';
  await report(basement.address, [{ uri: laser, name: 'Laser\r\nPrinter', manufacturer }]);
  const harmless = 'Evil\\x1b[2J\\u202egnp';
  expect(await available()).toMatchObject([
    { name: String.raw`Laser\r\nPrinter`, manufacturer: harmless },
  ]);
  expect(await publish({ name: 'Office', device: laser })).toMatchObject({
    manufacturer: harmless,
  });
});

test('no connector prints for a printer that others were told to print for', async () => {
  const { admin, basement, report, publish, describe } = await newSite();
  const attic = await registeredAgent(admin, 'connector');
  await report(basement.address, [{ uri: laser, name: 'Laser' }]);
  await report(attic.address, [{ uri: inkjet, name: 'Inkjet' }]);
  const { id, url } = await publish({ name: 'Office', device: laser });
  const at = (address: SiteAddress, number: number): TestProxy =>
    new TestProxy(new IppCaller(address, { id, url }), number);
  const told = at(basement.address, 1);
  await told.begin();
  const other = at(attic.address, 2);
  for (const operation of ['Register-Output-Device', 'Update-Output-Device-Attributes'] as const) {
    expect((await other.ask(operation)).status).toBe('client-error-forbidden');
  }
  const publisher = new IppCaller(admin, { id, url });
  for (const document of ['one', 'two'].map((text) => Buffer.from(text))) {
    await publisher.done('Print-Job', { document });
  }
  await told.take(1);
  await describe('Office', { device: inkjet, withoutConnector: basement.agent.id });
  expect((await told.ask('Fetch-Job', { 'job-id': 2 })).status).toBe('client-error-forbidden');
  await told.said(1, 'completed');
  await other.begin();
  expect(await other.print(2)).toEqual([Buffer.from('two')]);
});

test('a connector is told to print on nothing that it does not say it reaches', async () => {
  const { admin, signal, basement, report, publish } = await newSite();
  await report(basement.address, [
    { uri: laser, name: 'Laser' },
    { uri: inkjet, name: 'Laser' },
  ]);
  const refused = async (
    body: Omit<Parts<typeof publishListedPrinter>['body'], 'name'>,
  ): Promise<unknown> => {
    const refusal: unknown = await publish({ name: 'Office', ...body }).catch(
      (error: unknown) => error,
    );
    return refusal instanceof HawserError ? refusal.code : refusal;
  };
  const { name: connector, id } = basement.agent;
  expect(await refused({ connector, device: 'ipp://10.0.0.9/' })).toBe('connector-no-device');
  expect(await refused({ connector })).toBe('connector-no-device');
  expect(await refused({ connector: id, device: 'laser' })).toBe('connector-several-devices');
  expect(await refused({ connector: 'nobody', device: laser })).toBe('connector-not-found');
  await registeredAgent(admin, 'connector');
  expect(await refused({ connector, device: laser })).toBe('connector-several-connectors');

  const device = await registeredAgent(admin, 'device');
  await expect(callSite(device.address, listAssignments, {}, { signal })).rejects.toMatchObject({
    code: 'connector-not-a-connector',
  });
  await expect(report(device.address, [])).rejects.toMatchObject({
    code: 'connector-not-a-connector',
  });
  await expect(
    report(basement.address, [{ uri: 'file:///etc/passwd', name: 'Odd' }]),
  ).rejects.toMatchObject({ kind: 'usage' });
});

test('a connector is told of each job that waits for it, and of one that it is to cancel', async () => {
  const { admin, basement, report, publish } = await newSite();
  await report(basement.address, [{ uri: laser, name: 'Laser' }]);
  const office = await publish({ name: 'Office', device: laser });
  const heard = await listeningAgent(basement.address);
  await heard.next();
  const client = new IppCaller(admin, office);
  const proxy = new TestProxy(new IppCaller(basement.address, office));
  await client.done('Print-Job', { document: Buffer.from('%PDF') });
  const jobs = { type: 'change', topic: `print-jobs-${office.id}` };
  expect(await heard.next()).toMatchObject(jobs);
  await proxy.begin();
  await proxy.take(1);
  await proxy.said(1, 'processing');
  await client.done('Cancel-Job', { operation: { 'job-id': 1 } });
  expect(await heard.next()).toMatchObject(jobs);
});
