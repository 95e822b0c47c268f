import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { testClock } from '@hawser/core/clock';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import type { IppCaller } from './ipp-caller.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

async function reasonsOf(printer: IppCaller, job: number): Promise<string | undefined> {
  const { message } = await printer.done('Get-Job-Attributes', { operation: { 'job-id': job } });
  return groupsOf(message, 'job')[0]?.keywords('job-state-reasons').join(' ');
}

test('a job of several documents is printed with all of them', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  await printer.done('Create-Job');
  for (const [number, text] of ['one', 'two', 'three'].entries()) {
    await printer.done('Send-Document', {
      operation: { 'job-id': 1, 'last-document': number === 2 },
      document: Buffer.from(text),
    });
  }
  expect((await proxy.print(1))?.map(String)).toEqual(['one', 'two', 'three']);
  expect(await reasonsOf(printer, 1)).toBe('job-completed-successfully');
});

test('a job of which a document was never fetched does not count as well printed', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  await printer.done('Create-Job');
  for (const isLast of [false, true]) {
    await printer.done('Send-Document', {
      operation: { 'job-id': 1, 'last-document': isLast },
      document: Buffer.from('a'),
    });
  }
  await proxy.done('Acknowledge-Job', { 'job-id': 1 });
  await proxy.fetch(1, 1);
  await proxy.said(1, 'completed');
  expect(await reasonsOf(printer, 1)).toBe('job-completed-with-errors');
});

test('what a device says of a job in its own words is shown, until another has the job', async () => {
  const { printer } = await publishedPrinter();
  const [proxy, other] = [new TestProxy(printer, 1), new TestProxy(printer, 2)];
  await proxy.begin();
  await other.begin();
  await printer.done('Print-Job', { document: Buffer.from('a') });
  await proxy.take(1);
  await proxy.said(1, 'pending', {
    'output-device-job-state-message': 'The tray is empty.',
    'output-device-job-state-reasons': ['media-needed'],
    'job-name': 'another name',
  });
  const shown = async (): Promise<unknown> => {
    const { message } = await printer.done('Get-Job-Attributes', { operation: { 'job-id': 1 } });
    const [job] = groupsOf(message, 'job');
    return [
      job?.name('job-name'),
      job?.text('output-device-job-state-message'),
      job?.keywords('output-device-job-state-reasons'),
    ];
  };
  expect(await shown()).toEqual(['Untitled', 'The tray is empty.', ['media-needed']]);
  await proxy.done('Deregister-Output-Device');
  await other.take(1);
  expect(await shown()).toEqual(['Untitled', undefined, []]);
});

test('a printer is said to be busy while any device has a job', async () => {
  const { printer } = await publishedPrinter();
  const [proxy, other] = [new TestProxy(printer, 1), new TestProxy(printer, 2)];
  await proxy.begin();
  await other.begin();
  for (const text of 'ab') await printer.done('Print-Job', { document: Buffer.from(text) });
  await proxy.hear();
  await proxy.print(1);
  const heard = await proxy.hear();
  expect(heard.filter((each) => each.startsWith('printer'))).toEqual([
    'printer-state-changed',
    'printer-state-changed',
  ]);
  await proxy.take(2);
  await proxy.hear();
  await printer.done('Print-Job', { document: Buffer.from('c') });
  await other.take(3);
  expect((await proxy.hear()).filter((each) => each.startsWith('printer'))).toEqual([]);
});

test.each([
  ['as it is', 'none', (bytes: Buffer) => bytes],
  ['compressed, by one that cannot expand it', 'gzip', (bytes: Buffer) => gzipSync(bytes)],
])('a document whose reading broke off in the middle is read again: %s', async (_, how, packed) => {
  const clock = testClock(Date.now());
  const { printer } = await publishedPrinter({ clock });
  const [proxy, other] = [new TestProxy(printer, 1), new TestProxy(printer, 2)];
  await proxy.begin();
  await other.begin();
  const document = randomBytes(8_000_000);
  await printer.done('Print-Job', {
    operation: { compression: how },
    document: packed(document),
  });
  await proxy.done('Acknowledge-Job', { 'job-id': 1 });
  await proxy.said(1, 'pending');
  for (let time = 0; time < 3; time += 1) {
    const begun = await printer.begin('Fetch-Document', {
      operation: { 'output-device-uuid': proxy.device, 'job-id': 1 },
    });
    await once(begun, 'data');
    begun.destroy();
  }
  expect((await proxy.fetch(1)).equals(document)).toBe(true);
  // And now it is killed: what it has not begun to print is for another.
  await clock.advance(125_000);
  await expect.poll(async () => other.fetchable(), { timeout: 5000 }).toEqual([1]);
  expect((await proxy.say(1, 'processing')).status).toBe('client-error-not-possible');
  const [printed] = (await other.print(1)) ?? [];
  expect(printed?.equals(document)).toBe(true);
});

test('a document that is changed or canceled while its job waits is heard of', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  await printer.done('Create-Job');
  for (const isLast of [false, true]) {
    await printer.done('Send-Document', {
      operation: { 'job-id': 1, 'last-document': isLast },
      document: Buffer.from('a'),
    });
  }
  await proxy.hear();
  const about = { 'job-id': 1, 'document-number': 2 };
  await printer.done('Set-Document-Attributes', {
    operation: about,
    groups: [{ tag: 'document', attributes: { 'document-name': 'Second' } }],
  });
  expect(await proxy.hear()).toEqual(['document-config-changed 1 3']);
  await printer.done('Cancel-Document', { operation: about });
  expect(await proxy.hear()).toEqual(['document-state-changed 1 7']);
  const refused = await proxy.ask('Fetch-Document', about);
  expect(refused.status).toBe('client-error-not-possible');
});

test('a cancel is heard by the proxy that prints, and is not overwritten by what it says later', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  await printer.done('Print-Job', { document: Buffer.from('a') });
  await proxy.take(1);
  await proxy.said(1, 'processing');
  await proxy.hear();
  await printer.done('Cancel-Job', { operation: { 'job-id': 1 } });
  expect(await proxy.hear()).toEqual(['job-state-changed 1 5']);
  expect(await reasonsOf(printer, 1)).toBe('processing-to-stop-point job-canceled-by-user');
  await proxy.said(1, 'completed');
  expect(await reasonsOf(printer, 1)).toBe('job-canceled-by-user job-printed-successfully');
  await proxy.said(1, 'completed');
  expect(await reasonsOf(printer, 1)).toBe('job-canceled-by-user job-printed-successfully');
});

test('an abort is told as one, whatever was said before', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  await printer.done('Print-Job', { document: Buffer.from('a') });
  await proxy.take(1);
  await proxy.said(1, 'processing', { 'job-impressions-completed': 2 });
  await proxy.said(1, 'aborted');
  expect((await proxy.say(1, 'completed')).status).toBe('successful-ok');
  expect(await reasonsOf(printer, 1)).toContain('aborted-by-system');
});

test('a job whose event was lost is found among those that can be fetched', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  await printer.done('Print-Job', { document: Buffer.from('a') });
  // The answer that told of it never came, and the subscription is gone with what it had heard.
  await proxy.done('Cancel-Subscription', { 'notify-subscription-id': proxy.subscription });
  expect(
    (
      await proxy.ask('Get-Notifications', {
        'notify-subscription-ids': proxy.subscription,
        'notify-wait': true,
      })
    ).status,
  ).toBe('client-error-not-found');
  expect(await proxy.fetchable()).toEqual([1]);
  expect((await proxy.print(1))?.map(String)).toEqual(['a']);
});

test('of two proxies that want a job at once one gets it, and each prints what it has got', async () => {
  const { printer } = await publishedPrinter();
  const proxies = [new TestProxy(printer, 1), new TestProxy(printer, 2)];
  for (const proxy of proxies) await proxy.begin();
  const jobs = [1, 2, 3, 4, 5, 6];
  for (const job of jobs) await printer.done('Print-Job', { document: Buffer.from([job]) });
  const printed = await Promise.all(
    proxies.map(async (proxy) => {
      await proxy.hear();
      const got: number[] = [];
      for (const job of jobs) {
        if ((await proxy.print(job)) !== undefined) got.push(job);
      }
      return got;
    }),
  );
  expect(printed.flat().toSorted((a, b) => a - b)).toEqual(jobs);
  for (const job of jobs) expect(await reasonsOf(printer, job)).toBe('job-completed-successfully');
});
