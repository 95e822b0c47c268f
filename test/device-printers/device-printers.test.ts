import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { constants, gzipSync } from 'node:zlib';
import type { HawserError } from '@hawser/core/errors';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, it, vi } from 'vitest';
import { deviceErrors } from '../../packages/agent/src/printing/device-errors.ts';
import { ippRefusals } from '../../packages/site/src/printing/ipp-refusals.ts';
import { printerOperations } from '../../packages/site/src/services/print/operations/printer-operations.ts';
import { DeviceLab } from './device-lab.ts';

vi.setConfig({ testTimeout: 30_000 });

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)]);

it('prints at the site what it is given, and says how the job is there', async () => {
  const lab = await DeviceLab.start();
  const id = await lab.print(pdf);
  await expect
    .poll(async () => (await lab.atSite())[0]?.keywords('job-state-reasons'))
    .toEqual(['job-fetchable']);
  expect(await lab.documentAtSite(1)).toEqual(pdf);
  const job = await lab.becomes(id, 'completed');
  expect(job?.keywords('job-state-reasons')).toContain('job-completed-successfully');
  expect(job?.text('job-state-message')).toBeUndefined();
  // What is on paper need not be kept.
  await expect.poll(async () => lab.spooled()).toEqual(['1.json']);
});

it('sends a document on while it still arrives', async () => {
  const lab = await DeviceLab.start();
  const document = new PassThrough();
  const attributes = { 'job-name': 'long', 'document-format': 'application/pdf' };
  const printing = lab.client.send('Print-Job', [{ tag: 'operation', attributes }], { document });
  document.write(pdf);
  await expect.poll(() => lab.gate.sent, { timeout: 10_000 }).toBeGreaterThan(pdf.length);
  expect((await lab.atSite())[0]?.keywords('job-state-reasons')).toEqual(['job-incoming']);
  document.end(pdf);
  await printing;
  expect(await lab.documentAtSite(1)).toEqual(Buffer.concat([pdf, pdf]));
});

it('keeps jobs while the site is away, says so in words, and sends each once when it is back', async () => {
  const lab = await DeviceLab.start();
  lab.gate.shut();
  const ids = [await lab.print(pdf, 'one'), await lab.print(pdf, 'two')];
  const { message } = await lab.client.send('Get-Printer-Attributes', []);
  const [printer] = groupsOf(message, 'printer');
  expect(printer?.keywords('printer-state-reasons')).toEqual(['offline-report']);
  expect(printer?.text('printer-state-message')).toContain('The site is not reached');
  expect(printer?.integer('queued-job-count')).toBe(2);
  expect(printer?.has('media-supported')).toBe(true);
  await expect
    .poll(async () => (await lab.job(ids[0] ?? 0))?.keywords('job-state-reasons'))
    .toEqual(['service-off-line']);
  // It was switched off meanwhile.
  await lab.stop();
  await lab.run();
  const canceled = await lab.print(pdf, 'three');
  await lab.client.send('Cancel-Job', [{ tag: 'operation', attributes: { 'job-id': canceled } }]);
  await lab.becomes(canceled, 'canceled');
  lab.gate.open();
  await expect.poll(async () => (await lab.atSite()).length, { timeout: 10_000 }).toBe(2);
  for (const number of [1, 2]) expect(await lab.documentAtSite(number)).toEqual(pdf);
  for (const id of ids) await lab.becomes(id, 'completed');
  const steps = await lab.steps(ids[0] ?? 0);
  const here = steps.filter(([who]) => who?.endsWith(` at ${hostname()}`) === true);
  expect(steps.slice(0, here.length)).toEqual(here);
  const whats = here.map(([, what]) => what);
  expect(whats[0]).toBe('received');
  expect(whats.toSorted()).toEqual(expect.arrayContaining(['delayed', 'received', 'spooled']));
  expect(whats.length).toBe(new Set(whats).size);
  expect(steps[here.length]?.[1]).toBe('submitted');
  const jobs = await lab.atSite();
  expect(new Set(jobs.map((job) => job.name('job-name')))).toEqual(new Set(['one', 'two']));
});

it('goes on where the way to the site broke in the middle of a document', async () => {
  const lab = await DeviceLab.start();
  const document = new PassThrough();
  const attributes = { 'job-name': 'long', 'document-format': 'application/pdf' };
  const printing = lab.client.send('Print-Job', [{ tag: 'operation', attributes }], { document });
  document.write(pdf);
  await expect.poll(() => lab.gate.sent, { timeout: 10_000 }).toBeGreaterThan(pdf.length);
  lab.gate.shut();
  document.end(pdf);
  const [job] = groupsOf((await printing).message, 'job');
  lab.gate.open();
  expect(await lab.documentAtSite(1)).toEqual(Buffer.concat([pdf, pdf]));
  await lab.becomes(job?.integer('job-id') ?? 0, 'completed');
  expect(await lab.atSite()).toHaveLength(1);
});

it('takes several documents of a job, and nothing of a client that goes away', async () => {
  const lab = await DeviceLab.start();
  const create = [{ tag: 'operation' as const, attributes: { 'job-name': 'both' } }];
  const [made] = groupsOf((await lab.client.send('Create-Job', create)).message, 'job');
  const id = made?.integer('job-id') ?? 0;
  const send = async (document: Buffer, isLast: boolean): Promise<unknown> => {
    const about = { 'job-id': id, 'document-format': 'application/pdf', 'last-document': isLast };
    return lab.client.send('Send-Document', [{ tag: 'operation', attributes: about }], {
      document: () => Readable.from([document]),
    });
  };
  await send(pdf, false);
  const left = connect(Number(new URL(lab.uri).port), '127.0.0.1');
  await once(left, 'connect');
  const gone = new PassThrough();
  const attributes = { 'job-name': 'gone', 'document-format': 'application/pdf' };
  const stop = new AbortController();
  const going = lab.client.send('Print-Job', [{ tag: 'operation', attributes }], {
    document: gone,
    signal: stop.signal,
  });
  gone.write(pdf);
  await expect.poll(() => lab.gate.sent, { timeout: 10_000 }).toBeGreaterThan(2 * pdf.length);
  stop.abort();
  await expect(going).rejects.toThrow('aborted');
  await send(Buffer.from('%PDF-1.7\nthe second'), true);
  left.destroy();
  await lab.becomes(id, 'pending');
  await expect.poll(async () => lab.documentsAtSite(id)).toBe(2);
  await lab.printAll();
  await lab.becomes(id, 'completed');
  const names = (await lab.atSite()).map((job) => [job.name('job-name'), job.enum('job-state')]);
  expect(names).toContainEqual(['both', 9]);
  expect(names).not.toContainEqual(['gone', 9]);
  await expect.poll(async () => lab.spooled()).toEqual(['1.json']);
});

it('waits for whoever has to sign in again, and says how', async () => {
  const lab = await DeviceLab.start();
  lab.signedOut = deviceErrors('sign-in-ended', { site: 'https://site', reason: 'It is over.' });
  const id = await lab.print(pdf);
  const reasons = async (): Promise<unknown> => (await lab.job(id))?.keywords('job-state-reasons');
  await expect.poll(reasons).toEqual(['account-info-needed']);
  const job = await lab.job(id);
  expect(job?.text('job-state-message')).toContain('hawser-agent connect-agent-user');
  lab.nobody = deviceErrors('not-signed-in', { site: 'https://site' });
  const refused = await lab.print(pdf).catch((error: unknown) => error);
  expect(refused).toMatchObject({ ippStatus: 0x0403 });
  expect((refused as HawserError).message).toContain('Nobody is signed in here');
  lab.nobody = undefined;
  lab.signedOut = undefined;
  expect(await lab.documentAtSite(1)).toEqual(pdf);
  await lab.becomes(id, 'completed');
});

it('takes no more than there is room for, and harms nothing else', async () => {
  const lab = await DeviceLab.start({ limits: { bytes: 300_000, jobs: 2 } });
  lab.gate.shut();
  const first = await lab.print(pdf);
  const refused = await lab.print(pdf).catch((error: unknown) => error);
  expect(refused).toMatchObject({ ippStatus: 0x0505 });
  expect((refused as HawserError).message).toContain('the jobs that wait here take more than');
  await lab.print(Buffer.from('%PDF-1.7\n'));
  const shown = async () =>
    groupsOf((await lab.client.send('Get-Printer-Attributes', [])).message, 'printer')[0];
  await expect(lab.print(Buffer.from('%PDF-1.7\n'))).rejects.toMatchObject({ ippStatus: 0x050b });
  // CUPS tries again and again: what it shows meanwhile is how the printer is.
  expect((await shown())?.keywords('printer-state-reasons')).toContain('spool-area-full-warning');
  expect((await shown())?.text('printer-state-message')).toContain('2 jobs wait already');
  lab.gate.open();
  await lab.whilePrinting(async () => lab.becomes(first, 'completed'));
  expect((await shown())?.keywords('printer-state-reasons')).not.toContain(
    'spool-area-full-warning',
  );
});

it('refuses what is like no document, unless its client says that it is for the printer alone', async () => {
  const lab = await DeviceLab.start();
  const send = async (document: Uint8Array, format?: string): Promise<number | undefined> => {
    const attributes = format === undefined ? {} : { 'document-format': format };
    const { message } = await lab.client.send('Print-Job', [{ tag: 'operation', attributes }], {
      document: () => Readable.from([document]),
    });
    return groupsOf(message, 'job')[0]?.integer('job-id');
  };
  const noise = Buffer.concat([Buffer.alloc(8), randomBytes(5000)]);
  const photograph = Buffer.concat([Buffer.from('\u0089PNG\r\n', 'latin1'), noise]);
  await expect(send(noise)).rejects.toMatchObject({ ippStatus: 0x0411 });
  await expect(send(photograph)).rejects.toMatchObject({ ippStatus: 0x040a });
  const label = Buffer.concat([Buffer.from('\u001bE\u001b&l0H'), noise]);
  expect(await send(noise, 'application/octet-stream')).toBe(1);
  await expect.poll(async () => (await lab.atSite()).length).toBe(1);
  expect(await lab.documentAtSite(1)).toEqual(noise);
  const known = [await send(pdf), await send(label), await send(Buffer.from('Dear Ada'))];
  expect(known).toEqual([2, 3, 4]);
});

it('ends with the reason what is compressed and broken, also while it still comes, and keeps none of it', async () => {
  const lab = await DeviceLab.start();
  const plain = Buffer.from(randomBytes(100_000).toString('base64'));
  const whole = gzipSync(plain);
  const send = async (document: Readable): Promise<unknown> => {
    const attributes = { 'document-format': 'application/pdf', compression: 'gzip' };
    return lab.client.send('Print-Job', [{ tag: 'operation', attributes }], { document });
  };
  const ended = async (id: number): Promise<unknown> => {
    const job = await lab.becomes(id, 'aborted');
    return job?.text('job-state-message');
  };
  const wrongSum = Buffer.from(whole);
  wrongSum.fill(0xff, whole.length - 8, whole.length - 4);
  await send(Readable.from([wrongSum]));
  expect(await ended(1)).toContain('client-error-compression-error');
  const document = new PassThrough();
  const sending = send(document);
  sending.catch(() => undefined);
  document.write(gzipSync(plain, { finishFlush: constants.Z_SYNC_FLUSH }));
  const isRefused = async (): Promise<boolean> => {
    // No block of deflate begins so.
    document.write(Buffer.alloc(1000, 0xff));
    return lab.said.includes('job 2 is aborted');
  };
  await expect.poll(isRefused).toBe(true);
  document.end(whole);
  await sending;
  expect(await ended(2)).toContain('client-error-compression-error');
  await expect.poll(async () => lab.spooled()).toEqual(['1.json', '2.json']);
  const id = await lab.print(pdf);
  await lab.whilePrinting(async () => lab.becomes(id, 'completed'));
});

it('does what the site can do with a job, and tells what it cannot', async () => {
  const lab = await DeviceLab.start();
  const about = (id: number) => [{ tag: 'operation' as const, attributes: { 'job-id': id } }];
  const id = await lab.print(pdf);
  await expect.poll(async () => (await lab.atSite()).length).toBe(1);
  await expect.poll(async () => lab.documentsAtSite(1)).toBe(1);
  await lab.client.send('Hold-Job', about(id));
  await lab.becomes(id, 'pending-held');
  await lab.client.send('Release-Job', about(id));
  await lab.becomes(id, 'pending');
  await lab.client.send('Cancel-Job', about(id));
  await lab.becomes(id, 'canceled');
  expect((await lab.atSite())[0]?.enum('job-state')).toBe(7);
  await expect(lab.client.send('Cancel-Job', about(id))).rejects.toMatchObject({
    ippStatus: 0x0404,
  });
  await expect(lab.client.send('Get-Job-Attributes', about(99))).rejects.toMatchObject({
    ippStatus: 0x0406,
  });
  expect(await readdir(join(lab.root))).toContain('cloud-printers.json');
});

it('says once what a job waits for, however often the site does not take it', async () => {
  const lab = await DeviceLab.start();
  const send = [...printerOperations.values()].find(({ name }) => name === 'Send-Document');
  if (send === undefined) throw new Error('there is none');
  let refused = 0;
  const original = send.run.bind(send);
  vi.spyOn(send, 'run').mockImplementation(async (asked, parts) => {
    if (refused === 3) return await original(asked, parts);
    refused += 1;
    throw ippRefusals('server-error-not-accepting-jobs', { name: 'Office' });
  });
  const id = await lab.print(pdf);
  expect(await lab.documentAtSite(1)).toEqual(pdf);
  await lab.becomes(id, 'completed');
  expect(lab.said.match(/job 1 waits/g)).toHaveLength(1);
});

it('holds at the site a job that is held while the site is given it', async () => {
  const lab = await DeviceLab.start();
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const create = [...printerOperations.values()].find(({ name }) => name === 'Create-Job');
  if (create === undefined) throw new Error('there is none');
  const original = create.run.bind(create);
  vi.spyOn(create, 'run').mockImplementationOnce(async (...given) => {
    asked.resolve();
    await answered.promise;
    return await original(...given);
  });
  const id = await lab.print(pdf);
  await asked.promise;
  const about = { 'job-id': id };
  const holding = lab.client.send('Hold-Job', [{ tag: 'operation', attributes: about }]);
  // It is at the agent when a later request is answered.
  await lab.job(id);
  answered.resolve();
  await holding;
  await lab.becomes(id, 'pending-held');
  expect((await lab.atSite()).map((job) => job.enum('job-state'))).toEqual([4]);
  await lab.client.send('Release-Job', [{ tag: 'operation', attributes: about }]);
  expect(await lab.documentAtSite(1)).toEqual(pdf);
  await lab.becomes(id, 'completed');
});

it('follows a job at the site also when it was asked for what is so already', async () => {
  const lab = await DeviceLab.start();
  const id = await lab.print(pdf);
  await expect
    .poll(async () => (await lab.job(id))?.keywords('job-state-reasons'))
    .not.toContain('job-outgoing');
  await lab.client.send('Release-Job', [{ tag: 'operation', attributes: { 'job-id': id } }]);
  expect(await lab.documentAtSite(1)).toEqual(pdf);
  await lab.becomes(id, 'completed');
});

it('has whoever asks while it starts wait, and tells nobody that the printer is not there', async () => {
  const lab = await DeviceLab.start();
  await lab.stop();
  const asking = async (): Promise<unknown> => {
    for (;;) {
      try {
        return (await lab.client.send('Get-Printer-Attributes', [])).message;
      } catch (error) {
        // Nothing listens yet.
        if ((error as HawserError).kind !== 'unreachable') throw error;
      }
    }
  };
  const [message] = await Promise.all([asking(), lab.run()]);
  expect(message).toMatchObject({ code: 0 });
});
