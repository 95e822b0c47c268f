import { randomBytes } from 'node:crypto';
import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import { startedSite } from '../../started-site.ts';
import { IppCaller } from './ipp-caller.ts';

const device = 'urn:uuid:5f1c2a70-0000-4000-8000-000000000001';

test.each([
  ['a small document, which lies in the database', 1000],
  ['a large one, which lies in a file', 300_000],
])('a job goes from a client to the proxy of a device and is printed: %s', async (_, size) => {
  const { address } = await startedSite();
  const signal = AbortSignal.timeout(15_000);
  const body = { name: 'Office' };
  const printer = await callSite(address, publishPrinter, { body }, { signal });
  const client = new IppCaller(address, printer);
  const proxy = new IppCaller(address, printer);
  const own = { 'output-device-uuid': device };

  await proxy.done('Register-Output-Device', { operation: own });
  await proxy.done('Update-Output-Device-Attributes', {
    operation: own,
    groups: [
      {
        tag: 'printer',
        attributes: {
          'document-format-supported': ['application/pdf'],
          'sides-supported': 'one-sided',
          'copies-supported': { lower: 1, upper: 9 },
        },
      },
    ],
  });
  const [seen] = groupsOf((await client.done('Get-Printer-Attributes')).message, 'printer');
  expect(seen?.keywords('sides-supported')).toEqual(['one-sided']);
  expect(seen?.mimeMediaTypes('document-format-supported')).toEqual(['application/pdf']);

  const document = randomBytes(size);
  const printed = await client.done('Print-Job', {
    operation: { 'job-name': 'Letter', 'document-format': 'application/pdf' },
    groups: [{ tag: 'job', attributes: { copies: 2 } }],
    document,
  });
  const [job] = groupsOf(printed.message, 'job');
  const id = job?.integer('job-id');
  expect(job?.keywords('job-state-reasons')).toEqual(['job-fetchable']);

  const waiting = await proxy.done('Get-Jobs', { operation: { 'which-jobs': 'fetchable' } });
  expect(groupsOf(waiting.message, 'job').map((each) => each.integer('job-id'))).toEqual([id]);
  const about = { ...own, 'job-id': id };
  const fetched = await proxy.done('Fetch-Job', { operation: about });
  expect(groupsOf(fetched.message, 'job')[0]?.integer('copies')).toBe(2);
  await proxy.done('Acknowledge-Job', { operation: about });
  const say = async (state: string): Promise<unknown> =>
    proxy.done('Update-Job-Status', {
      operation: about,
      groups: [{ tag: 'job', attributes: { 'output-device-job-state': state } }],
    });
  await say('processing');
  const one = { ...about, 'document-number': 1 };
  const handed = await proxy.done('Fetch-Document', { operation: one });
  expect(handed.document.equals(document)).toBe(true);
  await proxy.done('Acknowledge-Document', { operation: one });
  await say('completed');

  const [ended] = groupsOf(
    (await client.done('Get-Job-Attributes', { operation: about })).message,
    'job',
  );
  expect(ended?.enum('job-state')).toBe(9);
  expect(ended?.keywords('job-state-reasons')).toEqual(['job-completed-successfully']);
  const again = await proxy.ask('Fetch-Document', { operation: one });
  expect(again.status).toBe('client-error-not-possible');
});
