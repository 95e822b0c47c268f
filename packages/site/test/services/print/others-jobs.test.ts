import { callSite } from '@hawser/core/api/call-site';
import { describeListedPrinter } from '@hawser/core/api/contracts/discovery';
import { listRoleHolders, revokeRole } from '@hawser/core/api/contracts/grants';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import { IppCaller } from './ipp-caller.ts';
import { printingProgram, tokenOfProgram } from './printing-program.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

const subscription = {
  'notify-pull-method': 'ippget',
  'notify-events': ['job-fetchable', 'job-created'],
};

test('who prints hears of his own jobs, and of nobody else’s', async () => {
  const published = await publishedPrinter();
  const [one, other] = [
    await printingProgram(published, 'One'),
    await printingProgram(published, 'Other'),
  ];
  const made = await one.done('Create-Printer-Subscriptions', {
    groups: [{ tag: 'subscription', attributes: subscription }],
  });
  const id = groupsOf(made.message, 'subscription')[0]?.integer('notify-subscription-id');
  await other.done('Print-Job', { document: Buffer.from('a') });
  await one.done('Print-Job', { document: Buffer.from('b') });
  const asked = { operation: { 'notify-subscription-ids': id } };
  const { message } = await one.done('Get-Notifications', asked);
  const heard = groupsOf(message, 'event-notification');
  expect(heard.map((each) => each.integer('notify-job-id'))).toEqual([2, 2]);

  expect((await other.ask('Get-Notifications', asked)).status).toBe('client-error-not-authorized');
  for (const name of [
    'Cancel-Subscription',
    'Renew-Subscription',
    'Get-Subscription-Attributes',
  ] as const) {
    const refused = await other.ask(name, { operation: { 'notify-subscription-id': id } });
    expect(refused.status, name).toBe('client-error-not-authorized');
  }
  const theirs = await other.done('Get-Subscriptions');
  expect(groupsOf(theirs.message, 'subscription')).toEqual([]);
  const ofJob = await other.ask('Create-Job-Subscriptions', {
    operation: { 'notify-job-id': 2 },
    groups: [{ tag: 'subscription', attributes: subscription }],
  });
  expect(ofJob.status).toBe('client-error-not-authorized');
});

test('who may look after printers no more hears of his own jobs only, also by what he had asked for', async () => {
  const published = await publishedPrinter();
  const operator = await printingProgram(published, 'Operator', 'Printers.Publish');
  const other = await printingProgram(published, 'Other');
  const made = await operator.done('Create-Printer-Subscriptions', {
    groups: [{ tag: 'subscription', attributes: subscription }],
  });
  const id = groupsOf(made.message, 'subscription')[0]?.integer('notify-subscription-id');
  await other.done('Print-Job', { document: Buffer.from('a') });
  const asked = { operation: { 'notify-subscription-ids': id } };
  const heard = async (): Promise<unknown> => {
    const { message } = await operator.done('Get-Notifications', asked);
    return groupsOf(message, 'event-notification').map((each) => each.integer('notify-job-id'));
  };
  expect(await heard()).toEqual([1, 1]);
  const { address } = published.site;
  const signal = AbortSignal.timeout(15_000);
  const role = 'Printers.Publish';
  const { items } = await callSite(address, listRoleHolders, { query: { role } }, { signal });
  const holder = items.find(({ name }) => name === 'Operator')?.holder ?? '';
  await callSite(address, revokeRole, { body: { role, holder } }, { signal });
  await other.done('Print-Job', { document: Buffer.from('b') });
  await operator.done('Print-Job', { document: Buffer.from('c') });
  expect(await heard()).toEqual([3, 3]);
});

test('who may use a printer no more hears nothing of it, nor of all printers who looks after them no more', async () => {
  const published = await publishedPrinter();
  const { site, id: printer } = published;
  const { address } = site;
  const { url } = site.site.running;
  const token = await tokenOfProgram(site, 'One', 'Printers.Use', 'Printers.Publish');
  const shown = { url, trustAnchor: address.trustAnchor };
  const one = {
    printer: new IppCaller(
      shown,
      { id: printer, url: `ipps://site/ecp/printers/${printer}` },
      token,
    ),
    system: new IppCaller(shown, { id: 'system', url: 'ipps://site/ecp/system' }, token),
  };
  const events = { 'notify-pull-method': 'ippget', 'notify-events': 'printer-state-changed' };
  const groups = [{ tag: 'subscription', attributes: events }] as const;
  const ids: number[] = [];
  for (const { message } of [
    await one.printer.done('Create-Printer-Subscriptions', { groups }),
    await one.system.done('Create-System-Subscriptions', { groups }),
  ]) {
    ids.push(groupsOf(message, 'subscription')[0]?.integer('notify-subscription-id') ?? 0);
  }
  const heard = async (): Promise<unknown> => {
    const operation = { 'notify-subscription-ids': ids };
    const { message } = await one.system.done('Get-Notifications', { operation });
    return groupsOf(message, 'event-notification').map((each) =>
      each.integer('notify-subscription-id'),
    );
  };
  await published.printer.done('Pause-Printer');
  expect(await heard()).toEqual(ids);
  const signal = AbortSignal.timeout(15_000);
  const role = 'Printers.Publish';
  const { items } = await callSite(address, listRoleHolders, { query: { role } }, { signal });
  const holder = items.find(({ name }) => name === 'One')?.holder ?? '';
  await callSite(address, revokeRole, { body: { role, holder } }, { signal });
  expect(await heard()).toEqual(ids.slice(0, 1));
  const described = { params: { printer }, body: { sddl: 'O:BAG:BAD:' }, ifMatch: '*' } as const;
  await callSite(address, describeListedPrinter, described, { signal });
  expect(await heard()).toEqual([]);
});

test('who may print no more has none of his own jobs printed again, also where he manages documents', async () => {
  const published = await publishedPrinter();
  const { site, id } = published;
  const proxy = new TestProxy(published.printer);
  await proxy.begin();
  const one = await printingProgram(published, 'One');
  const attributes = { 'job-retain-until-interval': 3600 };
  const groups = [{ tag: 'job', attributes }] as const;
  await one.done('Print-Job', { groups, document: Buffer.from('a') });
  await proxy.print(1);
  await callSite(
    site.address,
    describeListedPrinter,
    { params: { printer: id }, body: { sddl: 'O:BAG:BAD:(A;OIIO;0xf0030;;;WD)' }, ifMatch: '*' },
    { signal: AbortSignal.timeout(15_000) },
  );
  const again = { operation: { 'job-id': 1 } };
  for (const name of ['Restart-Job', 'Reprocess-Job'] as const) {
    expect((await one.ask(name, again)).status, name).toBe('client-error-forbidden');
  }
  await published.printer.done('Restart-Job', again);
});

test('who may only print has no part in what devices and their proxies ask for', async () => {
  const published = await publishedPrinter();
  const program = await printingProgram(published, 'One');
  const proxy = new TestProxy(program);
  for (const name of [
    'Register-Output-Device',
    'Update-Output-Device-Attributes',
    'Get-Output-Device-Attributes',
    'Fetch-Job',
    'Acknowledge-Job',
    'Fetch-Document',
    'Acknowledge-Document',
    'Update-Document-Status',
    'Update-Job-Status',
    'Update-Active-Jobs',
    'Acknowledge-Identify-Printer',
    'Deregister-Output-Device',
  ] as const) {
    const { status } = await proxy.ask(name, { 'job-id': 1, 'document-number': 1 });
    expect(status, name).toBe('client-error-forbidden');
  }
});
