import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { describeListedPrinter } from '@hawser/core/api/contracts/discovery';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import type { Parts } from '@hawser/core/api/contract';
import { operations } from '@hawser/core/ipp/tables/operations';
import { systemClock } from '@hawser/core/clock';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import { startedReplicas } from '../../started-replicas.ts';
import { describePostgresql } from '../../store/engines.ts';
import { type Answer, IppCaller } from './ipp-caller.ts';
import { printingProgram } from './printing-program.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

const document = Buffer.from('%PDF-1.4');
const retaining = 'job-retain-until-interval';
const megabyte = 1024 * 1024;

/** The status, and what a person reads. */
function told({ status, message }: Answer): string {
  const [operation] = groupsOf(message, 'operation');
  return `${status}: ${operation?.text('status-message')}`;
}

test('a user, and a printer, have only so many jobs that are not over', async () => {
  const published = await publishedPrinter(
    {},
    { printJobsPerUserOfPrinter: '2', printJobsPerUser: '3', printJobsPerPrinter: '5' },
  );
  const { printer: admin, site } = published;
  const signal = AbortSignal.timeout(15_000);
  const lab = await callSite(site.address, publishPrinter, { body: { name: 'Lab' } }, { signal });
  const [one, other] = [
    await printingProgram(published, 'One'),
    await printingProgram(published, 'Other'),
  ];
  const proxy = new TestProxy(admin);
  await proxy.begin();
  // Of many at once just as many are taken as there is room for.
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => one.ask('Print-Job', { document })),
  );
  expect(countOf(answers)).toEqual({ 'successful-ok': 2, 'server-error-too-many-jobs': 6 });
  for (const name of ['Print-Job', 'Create-Job', 'Validate-Job'] as const) {
    expect(told(await one.ask(name, { document })), name).toBe(
      'server-error-too-many-jobs: No more jobs are taken now: you have as many jobs at the printer Office as anybody may have, 2.',
    );
  }
  await other.done('Print-Job', { document });
  await other.done('Print-Job', { document });
  await admin.done('Print-Job', { document });
  expect(told(await admin.ask('Print-Job', { document }))).toBe(
    'server-error-too-many-jobs: No more jobs are taken now: the printer Office has as many jobs to print as it may have, 5.',
  );
  await admin.done('Cancel-Job', { operation: { 'job-id': 2 } });
  await proxy.print(3);
  await other.done('Print-Job', { document });

  const atLab = new IppCaller(site.address, lab);
  await atLab.done('Print-Job', { document });
  await atLab.done('Print-Job', { document });
  expect(told(await admin.ask('Validate-Job'))).toBe(
    'server-error-too-many-jobs: No more jobs are taken now: you have as many jobs at all printers together as anybody may have, 3.',
  );
});

test('a job is only so large, and has only so many documents', async () => {
  const { printer, site } = await publishedPrinter(
    {},
    { printJobMegabytes: '1', printJobDocuments: '2' },
  );
  const tooLarge = 'client-error-request-entity-too-large: The job is more than 1 MB.';
  const operation = { 'job-k-octets': 1025 };
  for (const name of ['Print-Job', 'Validate-Job', 'Create-Job'] as const) {
    expect(told(await printer.ask(name, { operation, document })), name).toBe(tooLarge);
  }
  const large = randomBytes(megabyte);
  await printer.done('Print-Job', { operation: { 'job-k-octets': 1024 }, document: large });
  // Nothing has told how much it is.
  const larger = Buffer.concat([large, document]);
  expect(told(await printer.ask('Print-Job', { document: larger }))).toBe(tooLarge);
  const about = { 'job-id': 2 };
  await printer.done('Create-Job');
  const send = async (bytes: Uint8Array): Promise<string> =>
    told(
      await printer.ask('Send-Document', {
        operation: { ...about, 'last-document': false },
        document: bytes,
      }),
    );
  expect(await send(large.subarray(8))).toContain('successful-ok');
  expect(await send(larger.subarray(0, 100_000))).toBe(tooLarge);
  expect(await send(document)).toContain('successful-ok');
  expect(await send(Buffer.alloc(0))).toBe(
    'server-error-too-many-documents: The job takes no more documents: 2 are the most.',
  );
  expect(await blobsOf(site.root)).toBe(2);

  // What says itself that it is larger is not invited.
  const sent = request(`${site.address.url}${printer.path}`, {
    method: 'POST',
    ca: site.address.trustAnchor,
    ...site.address.certificate,
    headers: {
      'content-type': 'application/ipp',
      'content-length': 6 * megabyte,
      expect: '100-continue',
    },
  });
  sent.on('continue', () => sent.destroy(new Error('it was invited')));
  sent.flushHeaders();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(413);
  sent.destroy();
});

async function blobsOf(root: string): Promise<number> {
  const entries = await readdir(join(root, 'blobs'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

test('documents of one user take up only so much, as long as they are kept', async () => {
  const published = await publishedPrinter({}, { printMegabytesPerUser: '1' });
  const { printer, site } = published;
  const proxy = new TestProxy(printer);
  await proxy.begin();
  const half = randomBytes(megabyte / 2);
  const groups = [{ tag: 'job', attributes: { 'job-retain-until-interval': 3600 } }] as const;
  await printer.done('Print-Job', { document: half });
  await printer.done('Print-Job', { groups, document: half });
  const full =
    'client-error-account-limit-reached: That is more than you may print here: your documents here would be more than 1 MB together.';
  for (const bytes of [document, half]) {
    expect(told(await printer.ask('Print-Job', { document: bytes }))).toBe(full);
  }
  expect(await blobsOf(site.root)).toBe(2);
  await (await printingProgram(published, 'Other')).done('Print-Job', { document: half });
  // It is over, and kept.
  await proxy.print(2);
  expect(told(await printer.ask('Reprocess-Job', { operation: { 'job-id': 2 } }))).toBe(full);
  expect(told(await printer.ask('Print-Job', { document }))).toBe(full);
  await proxy.print(1);
  await printer.done('Print-Job', { document: half });
});

test('a user prints only so much within a day', async () => {
  let later = 0;
  const clock = { ...systemClock, now: () => Date.now() + later };
  const flags = { printDailyJobsPerUser: '2', printDailyMegabytesPerUser: '1' };
  const { printer } = await publishedPrinter({ clock }, flags);
  const proxy = new TestProxy(printer);
  await proxy.begin();
  const print = async (bytes: Uint8Array): Promise<string> =>
    told(await printer.ask('Print-Job', { document: bytes }));
  await printer.done('Print-Job', { document: randomBytes(700_000) });
  await proxy.print(1);
  const reached = 'client-error-account-limit-reached: That is more than you may print here: ';
  expect(await print(randomBytes(700_000))).toBe(
    `${reached}it would be more than 1 MB within 24 hours.`,
  );
  later += 12 * 3_600_000;
  await printer.done('Print-Job', { document });
  expect(await print(document)).toBe(`${reached}you have printed 2 jobs within 24 hours.`);
  later += 12 * 3_600_000;
  await printer.done('Print-Job', { document: randomBytes(700_000) });
  expect(await print(document)).toContain(reached);
});

test('a job that is printed again is one more of the day', async () => {
  const { printer } = await publishedPrinter({}, { printDailyJobsPerUser: '2' });
  const proxy = new TestProxy(printer);
  await proxy.begin();
  const groups = [{ tag: 'job', attributes: { [retaining]: 3600 } }] as const;
  await printer.done('Print-Job', { groups, document });
  const restart = async (): Promise<string> =>
    told(await printer.ask('Restart-Job', { operation: { 'job-id': 1 } }));
  await proxy.print(1);
  expect(await restart()).toContain('successful-ok');
  await proxy.print(1);
  expect(await restart()).toBe(
    'client-error-account-limit-reached: That is more than you may print here: you have printed 2 jobs within 24 hours.',
  );
});

test('a printer takes and keeps what is said of it alone, and says so', async () => {
  const { printer, site, id } = await publishedPrinter({}, { printJobMegabytes: '8' });
  await new TestProxy(printer).begin();
  const asked = {
    operation: {
      'requested-attributes': [
        'job-creation-attributes-supported',
        'job-k-octets-supported',
        'job-retain-until-interval-supported',
        'multiple-document-jobs-supported',
        'operations-supported',
      ],
    },
  };
  const said = async () => {
    const { message } = await printer.done('Get-Printer-Attributes', asked);
    const [shown] = groupsOf(message, 'printer');
    return {
      octets: shown?.rangeOfInteger('job-k-octets-supported')?.upper,
      isMany: shown?.boolean('multiple-document-jobs-supported'),
      most: shown?.rangeOfInteger('job-retain-until-interval-supported')?.upper,
      mayRetain: shown?.keywords('job-creation-attributes-supported').includes(retaining),
      restarts: shown?.enums('operations-supported').includes(operations['Restart-Job']),
    };
  };
  const before = { octets: 8192, isMany: true, most: 604_800 };
  const may = { mayRetain: true, restarts: true };
  expect(await said()).toEqual({ ...before, ...may });

  type Limits = NonNullable<Parts<typeof describeListedPrinter>['body']['limits']>;
  const limit = async (limits: Limits) =>
    callSite(
      site.address,
      describeListedPrinter,
      { params: { printer: id }, body: { limits }, ifMatch: '*' },
      { signal: AbortSignal.timeout(15_000) },
    );
  const first = { jobMegabytes: 1, documentsPerJob: 1, mostRetainHours: 3 };
  expect((await limit(first)).limits).toEqual(first);
  const less = { octets: 1024, isMany: false, most: 10_800 };
  expect(await said()).toEqual({ ...less, ...may });
  const tooLong = await printer.ask('Validate-Job', {
    groups: [{ tag: 'job', attributes: { [retaining]: 10_801 } }],
  });
  const [refused] = groupsOf(tooLong.message, 'unsupported');
  expect(refused?.integer(retaining)).toBe(10_801);
  await limit({ jobMegabytes: 0, documentsPerJob: null, openJobs: 1, mostRetainHours: 0 });
  expect(await said()).toEqual({
    octets: 2_147_483_647,
    isMany: true,
    mayRetain: false,
    restarts: false,
  });
  await printer.done('Print-Job', { document });
  expect(told(await printer.ask('Print-Job', { document }))).toContain('too-many-jobs');
  const none = { jobMegabytes: null, openJobs: null, mostRetainHours: null };
  expect((await limit(none)).limits).toEqual({});
  expect(await said()).toEqual({ ...before, ...may });
  await expect(limit({ openJobs: -1 })).rejects.toThrow(/openJobs/);
});

describePostgresql('two replicas', (engine) => {
  test('do not both take the job that there is still room for', async () => {
    const { here: address, there } = await startedReplicas(engine, { printJobsPerUser: '3' });
    const callers: IppCaller[] = [];
    // At two printers, so that nothing else has them wait for one another.
    for (const name of ['Office', 'Lab']) {
      const signal = AbortSignal.timeout(15_000);
      const published = await callSite(address, publishPrinter, { body: { name } }, { signal });
      callers.push(new IppCaller(address, published), new IppCaller(there, published));
    }
    const answers = await Promise.all(
      [...callers, ...callers, ...callers].map(async (caller) =>
        caller.ask('Print-Job', { document }),
      ),
    );
    expect(countOf(answers)).toEqual({ 'successful-ok': 3, 'server-error-too-many-jobs': 9 });
  });
});

function countOf(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status = '' } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
