import type { Attributes } from '@hawser/core/ipp/attributes';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import type { IppCaller } from './ipp-caller.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

async function shown(printer: IppCaller): Promise<Attributes | undefined> {
  return groupsOf((await printer.done('Get-Printer-Attributes')).message, 'printer')[0];
}

async function jobOf(printer: IppCaller, job: number): Promise<string> {
  const { message } = await printer.done('Get-Job-Attributes', { operation: { 'job-id': job } });
  const [attributes] = groupsOf(message, 'job');
  const reasons = attributes?.keywords('job-state-reasons').join(' ');
  return `${attributes?.enum('job-state')} ${reasons}`;
}

test('a printer with two devices shows what both can do, until one is gone', async () => {
  const { printer } = await publishedPrinter();
  const [one, other] = [new TestProxy(printer, 1), new TestProxy(printer, 2)];
  await one.begin({ 'sides-supported': ['one-sided', 'two-sided-long-edge'] });
  // One that is given the address of the printer registers by what it says first.
  await other.done(
    'Update-Output-Device-Attributes',
    {},
    {
      printer: { 'sides-supported': 'one-sided' },
    },
  );
  const both = await shown(printer);
  expect(both?.keywords('sides-supported')).toEqual(['one-sided']);
  expect(both?.uris('output-device-uuid-supported')).toEqual([one.device, other.device]);
  const own = await one.done('Get-Output-Device-Attributes', {
    'requested-attributes': 'sides-supported',
  });
  expect(groupsOf(own.message, 'printer')[0]?.keywords('sides-supported')).toHaveLength(2);
  await one.done(
    'Update-Output-Device-Attributes',
    {},
    {
      printer: { 'sides-supported.2': { type: 'delete-attribute' } },
    },
  );
  await other.done('Deregister-Output-Device');
  expect((await shown(printer))?.keywords('sides-supported')).toEqual(['one-sided']);
  expect((await other.ask('Get-Output-Device-Attributes')).status).toBe('client-error-not-found');
});

test('a device that comes back says what it has, and is told what is otherwise', async () => {
  const { printer } = await publishedPrinter();
  const [proxy, other] = [new TestProxy(printer, 1), new TestProxy(printer, 2)];
  await proxy.begin();
  await other.begin();
  for (const text of 'abcd') await printer.done('Print-Job', { document: Buffer.from(text) });
  for (const job of [1, 2, 3]) await proxy.take(job);
  await proxy.say(1, 'processing');
  await proxy.say(2, 'processing');
  await printer.done('Cancel-Job', { operation: { 'job-id': 2 } });
  await other.take(4);
  // It has forgotten job 3, and believes that 4 is its own and that there is a 99.
  const { status, message } = await proxy.ask('Update-Active-Jobs', {
    'job-ids': [1, 2, 4, 99],
    'output-device-job-states': ['processing', 'completed', 'processing', 'pending'],
  });
  expect(status).toBe('successful-ok-ignored-or-substituted-attributes');
  const [operation] = groupsOf(message, 'operation');
  expect(operation?.integers('job-ids')).toEqual([2]);
  expect(operation?.enums('output-device-job-states')).toEqual([7]);
  expect(groupsOf(message, 'unsupported')[0]?.integers('job-ids')).toEqual([4, 99]);
  // A cancel holds, whatever the device says later.
  expect(await jobOf(printer, 2)).toBe('7 job-canceled-by-user job-printed-successfully');
  expect(await other.fetchable()).toEqual([3]);

  // A proxy without jobs names none.
  await proxy.done('Update-Active-Jobs');
  expect(await jobOf(printer, 1)).toBe('4 job-held-for-review possibly-printed');
});

test('a device that is shut down in order gives back what it has not begun', async () => {
  const { printer } = await publishedPrinter();
  const [proxy, other] = [new TestProxy(printer, 1), new TestProxy(printer, 2)];
  await proxy.begin();
  await other.begin();
  for (const text of 'ab') await printer.done('Print-Job', { document: Buffer.from(text) });
  await proxy.take(1);
  await proxy.take(2);
  await proxy.say(2, 'processing');
  await proxy.done('Deregister-Output-Device');
  expect(await other.fetchable()).toEqual([1]);
  expect(await jobOf(printer, 2)).toBe('4 job-held-for-review possibly-printed');
  expect((await other.print(1))?.map(String)).toEqual(['a']);
  expect(await jobOf(printer, 1)).toBe('9 job-completed-successfully');
});

test('a job that one device refuses is for the others, and comes to nothing when none is left', async () => {
  const { printer } = await publishedPrinter();
  const [one, other] = [new TestProxy(printer, 1), new TestProxy(printer, 2)];
  await one.begin();
  await other.begin();
  await printer.done('Print-Job', { document: Buffer.from('a') });
  const refusal = { 'job-id': 1, 'fetch-status-code': 0x040a };
  await one.done('Acknowledge-Job', refusal);
  expect(await one.fetchable()).toEqual([]);
  expect(await other.fetchable()).toEqual([1]);
  expect((await one.ask('Fetch-Job', { 'job-id': 1 })).status).toBe('client-error-not-fetchable');
  expect((await one.ask('Acknowledge-Job', { 'job-id': 1 })).status).toBe(
    'client-error-not-fetchable',
  );
  await other.done('Acknowledge-Job', refusal);
  expect(await jobOf(printer, 1)).toBe('8 aborted-by-system');
});

test('a printer that is to be identified says so until its device has shown itself', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin({ 'identify-actions-supported': ['display', 'sound'] });
  await proxy.hear();
  await printer.done('Identify-Printer', {
    operation: { 'identify-actions': ['sound'], message: 'Here' },
  });
  expect(await proxy.hear()).toEqual(['printer-state-changed']);
  expect((await shown(printer))?.keywords('printer-state-reasons')).toEqual([
    'identify-printer-requested',
  ]);
  const { message } = await printer.done('Acknowledge-Identify-Printer', {
    operation: { 'device-uuid': { type: 'uri', value: proxy.device } },
  });
  const [answer] = groupsOf(message, 'operation');
  expect(answer?.keywords('identify-actions')).toEqual(['sound']);
  expect(answer?.text('message')).toBe('Here');
  expect((await shown(printer))?.keywords('printer-state-reasons')).toEqual(['none']);
  expect((await proxy.ask('Acknowledge-Identify-Printer')).status).toBe(
    'client-error-not-possible',
  );
});

test('who does not have a job is answered as the standard has it', async () => {
  const { printer } = await publishedPrinter();
  const [one, other, stranger] = [1, 2, 3].map((number) => new TestProxy(printer, number));
  if (one === undefined || other === undefined || stranger === undefined) throw new Error('three');
  await one.begin();
  await other.begin();
  await printer.done('Print-Job', { document: Buffer.from('a') });
  const about = { 'job-id': 1 };
  expect((await stranger.ask('Fetch-Job', about)).status).toBe('client-error-not-found');
  expect((await one.ask('Fetch-Job', { 'job-id': 9 })).status).toBe('client-error-not-found');
  expect((await one.ask('Fetch-Document', about)).status).toBe('client-error-not-possible');
  await one.done('Acknowledge-Job', about);
  expect((await one.ask('Fetch-Job', about)).status).toBe('client-error-not-fetchable');
  expect((await one.ask('Acknowledge-Job', about)).status).toBe('client-error-not-fetchable');
  expect((await other.ask('Fetch-Job', about)).status).toBe('client-error-not-possible');
  expect((await other.ask('Fetch-Document', about)).status).toBe('client-error-not-possible');
  expect((await other.ask('Acknowledge-Job', about)).status).toBe('client-error-not-authorized');
  const format = { ...about, 'document-format-accepted': 'image/jpeg' };
  expect((await one.ask('Fetch-Document', format)).status).toBe('client-error-not-fetchable');
});
