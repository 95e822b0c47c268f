import { callSite } from '@hawser/core/api/call-site';
import { listAuditRecords } from '@hawser/core/api/contracts/audit-records';
import { listPrinters } from '@hawser/core/api/contracts/printers';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import { assign } from '../../agents/assigned-connector.ts';
import { registeredAgent } from '../../agents/registered.ts';
import { startedSite } from '../../started-site.ts';
import { IppCaller, systemCaller } from './ipp-caller.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

const uuid = 'urn:uuid:5f1c2a70-0000-4000-8000-000000000001';

async function create(system: IppCaller, name: string): Promise<string | undefined> {
  const { status } = await system.ask('Create-Printer', {
    operation: { 'printer-service-type': 'print' },
    groups: [{ tag: 'printer', attributes: { 'printer-name': name } }],
  });
  return status;
}

async function register(system: IppCaller, more: GivenAttributes = {}) {
  const { message } = await system.done('Register-Output-Device', {
    operation: { 'output-device-uuid': uuid, 'printer-service-type': 'print', ...more },
  });
  return groupsOf(message, 'printer');
}

test('printers are made, listed and deleted at the system', async () => {
  const { address } = await startedSite();
  const system = systemCaller(address);
  expect(await create(system, 'Office')).toBe('successful-ok');
  expect(await create(system, 'Hall')).toBe('successful-ok');
  expect(await create(system, 'office')).toBe('client-error-not-possible');
  expect(await create(system, ' ')).toBe('client-error-bad-request');
  const about = await system.done('Get-System-Attributes');
  const [shown] = groupsOf(about.message, 'system');
  const names = shown
    ?.collections('system-configured-printers')
    .map((each) => each.name('printer-name'));
  expect(names).toEqual(['Office', 'Hall']);
  const found = await system.done('Get-Printers', {
    operation: {
      limit: 1,
      'first-index': 2,
      'requested-attributes': ['printer-name', 'printer-id'],
    },
  });
  const [hall] = groupsOf(found.message, 'printer');
  expect(hall?.name('printer-name')).toBe('Hall');
  await system.done('Delete-Printer', { operation: { 'printer-id': hall?.integer('printer-id') } });
  const signal = AbortSignal.timeout(15_000);
  const left = await callSite(address, listPrinters, { query: {} }, { signal });
  expect(left.items.map(({ name }) => name)).toEqual(['Office']);
  const late = await system.ask('Delete-Printer', { operation: { 'printer-id': 2 } });
  expect(late.status).toBe('client-error-not-found');
});

test('all printers are paused and closed together, and opened again', async () => {
  const { site, printer } = await publishedPrinter();
  const system = systemCaller(site.address);
  const shown = async (): Promise<unknown> => {
    const { message } = await system.done('Get-Printers');
    const [first] = groupsOf(message, 'printer');
    return [first?.enum('printer-state'), first?.boolean('printer-is-accepting-jobs')];
  };
  await system.done('Pause-All-Printers');
  await system.done('Disable-All-Printers');
  expect(await shown()).toEqual([5, false]);
  expect((await printer.ask('Print-Job')).status).toBe('server-error-not-accepting-jobs');
  await system.done('Resume-All-Printers');
  await system.done('Enable-All-Printers');
  expect(await shown()).toEqual([3, true]);
});

test('a device gets a printer of its own, and the same one again', async () => {
  const { address } = await startedSite();
  const system = systemCaller(address);
  const [printer] = await register(system);
  expect(await register(system)).toHaveLength(1);
  const [again] = await register(system);
  expect(again?.integer('printer-id')).toBe(printer?.integer('printer-id'));
  const url = printer?.collection('printer-xri-supported')?.uri('xri-uri') ?? '';
  // Where the caller came by: the proxy's certificate is asked for there and nowhere else.
  expect(new URL(url).port).toBe(new URL(address.url).port);
});

test('a connector registers devices for the printers that it is told to print for, and makes none', async () => {
  const { site, id, printer } = await publishedPrinter();
  const connector = await registeredAgent(site.address, 'connector');
  const system = systemCaller(connector.address);
  const refused = await system.ask('Register-Output-Device', {
    operation: { 'output-device-uuid': uuid },
  });
  expect(refused.status).toBe('client-error-not-authorized');
  expect(await create(system, 'Mine')).toBe('client-error-forbidden');
  const named = { 'output-device-uuid': uuid, 'printer-id': 1 };
  const untold = await system.ask('Register-Output-Device', { operation: named });
  expect(untold.status).toBe('client-error-forbidden');
  await assign(site.address, connector, id);
  const [registered] = await register(system, { 'printer-id': 1 });
  expect(registered?.uri('printer-uuid')).toMatch(/^urn:uuid:/);
  expect(await register(system)).toHaveLength(1);
  // It alone speaks for its device from now on.
  const stranger = new TestProxy(printer);
  expect((await stranger.ask('Update-Active-Jobs')).status).toBe('client-error-not-authorized');
});

test('one answer waits for the subscriptions of several printers', async () => {
  const { site, printer } = await publishedPrinter();
  const system = systemCaller(site.address);
  const [hall] = await register(system);
  const id = hall?.uri('printer-uuid')?.slice('urn:uuid:'.length) ?? '';
  const url = `ipps://127.0.0.1/ecp/printers/${id}`;
  const other = new IppCaller(site.address, { id, url });
  const proxies = [new TestProxy(printer), new TestProxy(other)];
  for (const proxy of proxies) await proxy.begin();
  const waiting = system.done('Get-Notifications', {
    operation: {
      'notify-subscription-ids': proxies.map(({ subscription }) => subscription),
      // What a device says of itself is the first that is heard.
      'notify-sequence-numbers': [2, 2],
      'notify-wait': true,
    },
  });
  await other.done('Print-Job', { document: Buffer.from('a') });
  const heard = groupsOf((await waiting).message, 'event-notification');
  expect(heard.map((each) => each.integer('notify-subscription-id'))).toEqual([
    proxies[1]?.subscription,
    proxies[1]?.subscription,
  ]);
  expect(heard[1]?.keyword('notify-subscribed-event')).toBe('job-fetchable');
  expect(heard[1]?.uri('notify-printer-uri')).toContain(id);
});

test('one subscription at the system hears of all printers, and of those that come and go', async () => {
  const { site, printer } = await publishedPrinter();
  const system = systemCaller(site.address);
  const { message } = await system.done('Create-System-Subscriptions', {
    groups: [
      {
        tag: 'subscription',
        attributes: {
          'notify-pull-method': 'ippget',
          'notify-lease-duration': 0,
          'notify-events': [
            'printer-created',
            'printer-deleted',
            'job-created',
            'system-config-changed',
          ],
        },
      },
    ],
  });
  const id = groupsOf(message, 'subscription')[0]?.integer('notify-subscription-id');
  const waiting = system.done('Get-Notifications', {
    operation: { 'notify-subscription-ids': id, 'notify-wait': true },
  });
  await printer.done('Print-Job', { document: Buffer.from('a') });
  expect(groupsOf((await waiting).message, 'event-notification')).toHaveLength(1);
  const [hall] = await register(system);
  const own = hall?.uri('printer-uuid')?.slice('urn:uuid:'.length) ?? '';
  await new IppCaller(site.address, { id: own, url: `ipps://site/ecp/printers/${own}` }).done(
    'Print-Job',
    { document: Buffer.from('a') },
  );
  await system.done('Set-System-Attributes', {
    groups: [{ tag: 'system', attributes: { 'system-info': 'Ours' } }],
  });
  await system.done('Delete-Printer', { operation: { 'printer-id': 2 } });
  const all = await system.done('Get-Notifications', {
    operation: { 'notify-subscription-ids': id },
  });
  const heard = groupsOf(all.message, 'event-notification').map((each) => [
    each.keyword('notify-subscribed-event'),
    (each.uri('notify-printer-uri') ?? each.uri('notify-system-uri'))?.split('/').at(-1),
  ]);
  const office = printer.path.split('/').at(-1);
  expect(heard).toEqual([
    ['job-created', office],
    ['printer-created', own],
    ['job-created', own],
    ['system-config-changed', 'system'],
    ['printer-deleted', own],
  ]);
  // At a printer it is nobody's.
  const about = { operation: { 'notify-subscription-id': id } };
  expect((await printer.ask('Cancel-Subscription', about)).status).toBe('client-error-not-found');
  const listed = await system.done('Get-Subscriptions');
  const [shown] = groupsOf(listed.message, 'subscription');
  expect(shown?.integer('notify-subscription-id')).toBe(id);
  const seen = groupsOf(
    (await system.done('Get-Subscription-Attributes', about)).message,
    'subscription',
  );
  expect(seen[0]?.uri('notify-system-uri')).toContain('/ecp/system');
  await system.done('Renew-Subscription', about);
  await system.done('Cancel-Subscription', about);
  expect((await system.ask('Renew-Subscription', about)).status).toBe('client-error-not-found');
});

test('what operators say of the system is kept, and told in the audit trail', async () => {
  const { address } = await startedSite();
  const system = systemCaller(address);
  const set = async (attributes: GivenAttributes): Promise<string | undefined> =>
    (await system.ask('Set-System-Attributes', { groups: [{ tag: 'system', attributes }] })).status;
  const shown = async (): Promise<readonly (string | number | undefined)[]> => {
    const { message } = await system.done('Get-System-Attributes');
    const [now] = groupsOf(message, 'system');
    return [
      now?.text('system-info'),
      now?.text('system-location'),
      now?.integer('system-config-changes'),
    ];
  };
  expect(await shown()).toEqual(['Hawser', undefined, 0]);
  expect(await set({ 'system-info': 'Ours', 'system-location': 'Zürich' })).toBe('successful-ok');
  expect(await set({ 'system-info': { type: 'delete-attribute' } })).toBe('successful-ok');
  expect(await set({ 'system-uuid': 'urn:uuid:1' })).toBe('client-error-attributes-not-settable');
  expect(await set({})).toBe('client-error-bad-request');
  const values = await system.done('Get-System-Supported-Values', {
    operation: { 'requested-attributes': ['system-info', 'system-uuid'] },
  });
  expect(groupsOf(values.message, 'system')[0]?.attributeNames).toEqual(['system-info']);
  expect(await shown()).toEqual(['Hawser', 'Zürich', 2]);
  const signal = AbortSignal.timeout(15_000);
  const { items } = await callSite(address, listAuditRecords, { query: {} }, { signal });
  const last = items.find(({ target }) => target === 'system');
  expect(last?.after).toEqual({ 'system-info': null });
});
