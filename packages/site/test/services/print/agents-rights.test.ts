import { callSite } from '@hawser/core/api/call-site';
import { describeListedPrinter } from '@hawser/core/api/contracts/discovery';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import { printerOperations } from '../../../src/services/print/operations/printer-operations.ts';
import { assignedConnector } from '../../agents/assigned-connector.ts';
import { registeredAgent } from '../../agents/registered.ts';
import { IppCaller, systemCaller } from './ipp-caller.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

test('an agent of a device has no part in printers, a connector in its own alone, and it cancels only what it has', async () => {
  const { site, id, printer } = await publishedPrinter();
  const known = { id, url: `ipps://site${printer.path}` };
  const device = await registeredAgent(site.address, 'device');
  const stranger = new IppCaller(device.address, known);
  for (const name of printerOperations.keys()) {
    expect((await stranger.ask(name)).status, name).toBe('client-error-forbidden');
  }
  const untold = await registeredAgent(site.address, 'connector');
  const elsewhere = new IppCaller(untold.address, known);
  for (const name of printerOperations.keys()) {
    expect((await elsewhere.ask(name)).status, name).toBe('client-error-forbidden');
  }
  const ofAll = await systemCaller(untold.address).ask('Create-System-Subscriptions');
  expect(ofAll.status).toBe('client-error-forbidden');
  const connector = await assignedConnector(site.address, id);
  const proxy = new TestProxy(new IppCaller(connector.address, known));
  await proxy.begin();
  await printer.done('Print-Job', { document: Buffer.from('a') });
  const about = { 'job-id': 1 };
  expect((await proxy.ask('Cancel-Job', about)).status).toBe('client-error-not-authorized');
  await proxy.take(1);
  await proxy.done('Cancel-Job', about);
});

test('a connector hears no more of a printer for which it is told to print no more', async () => {
  const { site, id, printer } = await publishedPrinter();
  const connector = await assignedConnector(site.address, id);
  const caller = new IppCaller(connector.address, { id, url: `ipps://site${printer.path}` });
  const events = { 'notify-pull-method': 'ippget', 'notify-events': 'job-created' };
  const made = await caller.done('Create-Printer-Subscriptions', {
    groups: [{ tag: 'subscription', attributes: events }],
  });
  const [subscription] = groupsOf(made.message, 'subscription');
  const operation = {
    'notify-subscription-ids': subscription?.integer('notify-subscription-id') ?? 0,
  };
  const heard = async (): Promise<unknown> => {
    const { message } = await systemCaller(connector.address).done('Get-Notifications', {
      operation,
    });
    return groupsOf(message, 'event-notification').map((each) => each.integer('notify-job-id'));
  };
  await printer.done('Print-Job', { document: Buffer.from('a') });
  expect(await heard()).toEqual([1]);
  await callSite(
    site.address,
    describeListedPrinter,
    { params: { printer: id }, body: { withoutConnector: connector.agent.id }, ifMatch: '*' },
    { signal: AbortSignal.timeout(15_000) },
  );
  expect(await heard()).toEqual([]);
});
