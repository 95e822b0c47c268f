import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, rmdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, it, vi } from 'vitest';
import { DeviceLab } from './device-lab.ts';

vi.setConfig({ testTimeout: 30_000 });

const pdf = Buffer.from('%PDF-1.7\nA letter.');
const temporaryError = 0x0505;

/** Has nothing more written of a job, as on a disk that is full, until what it gives is called. */
async function withoutRoom(lab: DeviceLab, job: number): Promise<() => Promise<void>> {
  // Where what is to be written is drafted.
  const draft = join(await lab.printerSpool(), `.${job}.json.new`);
  await vi.waitFor(async () => mkdir(draft), { interval: 5 });
  return async () => rmdir(draft);
}

async function created(lab: DeviceLab): Promise<number> {
  const groups = [{ tag: 'operation' as const, attributes: { 'job-name': 'letter' } }];
  const [job] = groupsOf((await lab.client.send('Create-Job', groups)).message, 'job');
  return job?.integer('job-id') ?? 0;
}

async function sent(
  lab: DeviceLab,
  job: number,
  document: Readable,
  signal = AbortSignal.timeout(20_000),
): Promise<unknown> {
  const attributes = {
    'job-id': job,
    'document-format': 'application/pdf',
    'last-document': true,
  };
  return lab.client.send('Send-Document', [{ tag: 'operation', attributes }], {
    document,
    signal,
  });
}

async function reasons(lab: DeviceLab, job: number): Promise<readonly string[] | undefined> {
  return (await lab.job(job))?.keywords('job-state-reasons');
}

it('takes a document again of which it could not note that it has it', async () => {
  const lab = await DeviceLab.start();
  const job = await created(lab);
  await expect.poll(async () => (await lab.atSite()).length).toBe(1);
  const makeRoom = await withoutRoom(lab, job);
  const refused = sent(lab, job, Readable.from([pdf]));
  await expect(refused).rejects.toMatchObject({ ippStatus: temporaryError });
  await expect(refused).rejects.toThrow('It could not be kept here');
  await expect(
    lab.client.send('Cancel-Job', [{ tag: 'operation', attributes: { 'job-id': job } }]),
  ).rejects.toMatchObject({ ippStatus: temporaryError });
  expect(await reasons(lab, job)).toContain('job-incoming');
  await makeRoom();
  await sent(lab, job, Readable.from([pdf]));
  expect(await lab.documentAtSite(1)).toEqual(pdf);
  await lab.becomes(job, 'completed');
});

it('gives the site nothing of a job that it could not find again, and says what it waits for', async () => {
  const lab = await DeviceLab.start();
  lab.gate.shut();
  const job = await lab.print(pdf);
  const makeRoom = await withoutRoom(lab, job);
  lab.gate.open();
  await expect.poll(async () => reasons(lab, job)).toEqual(['resources-are-not-ready']);
  expect((await lab.job(job))?.text('job-state-message')).toContain('1.json cannot be written');
  const [made] = await lab.atSite();
  expect(made?.integer('number-of-documents')).toBe(0);
  await lab.stop();
  await lab.run();
  await makeRoom();
  expect(await lab.documentAtSite(1)).toEqual(pdf);
  await lab.becomes(job, 'completed');
  expect(await lab.atSite()).toHaveLength(1);
});

it('throws away the documents of a job that is over also where it cannot note that it is', async () => {
  const lab = await DeviceLab.start();
  const job = await lab.print(pdf);
  await lab.becomes(job, 'pending');
  await expect.poll(async () => lab.documentsAtSite(1)).toBe(1);
  const makeRoom = await withoutRoom(lab, job);
  await lab.printAll();
  await expect.poll(async () => lab.spooled()).not.toContain('1-1');
  await expect
    .poll(async () => (await lab.job(job))?.text('job-state-message'))
    .toContain('1.json cannot be written');
  await makeRoom();
  await lab.becomes(job, 'completed');
});

it('goes on where a client goes away before any of its document has come', async () => {
  const lab = await DeviceLab.start();
  const job = await created(lab);
  await expect.poll(async () => (await lab.atSite()).length).toBe(1);
  const stop = new AbortController();
  const going = sent(lab, job, new PassThrough(), stop.signal);
  going.catch(() => undefined);
  await expect.poll(async () => lab.spooled()).toContain('1-1');
  stop.abort();
  await expect(going).rejects.toThrow('aborted');
  const next = await lab.print(pdf);
  expect(await lab.documentAtSite(2)).toEqual(pdf);
  await lab.becomes(next, 'completed');
});

it('cancels at the site a job of which the document still comes, and keeps nothing of it', async () => {
  const lab = await DeviceLab.start();
  const job = await created(lab);
  const document = new PassThrough();
  const sending = sent(lab, job, document);
  document.write(pdf);
  await expect.poll(() => lab.gate.sent).toBeGreaterThan(pdf.length);
  await lab.client.send('Cancel-Job', [{ tag: 'operation', attributes: { 'job-id': job } }]);
  await lab.becomes(job, 'canceled');
  expect((await lab.atSite())[0]?.enum('job-state')).toBe(7);
  document.end(pdf);
  await sending;
  expect((await lab.job(job))?.enum('job-state')).toBe(7);
  expect(await lab.spooled()).toEqual(['1.json']);
});

it('ends jobs whose documents are lost with the reason, and prints the others', async () => {
  const lab = await DeviceLab.start();
  lab.gate.shut();
  for (const name of ['lost', 'cut off', 'a pipe', 'whole']) await lab.print(pdf, name);
  await lab.stop();
  const folder = await lab.printerSpool();
  await rm(join(folder, '1-1'));
  await truncate(join(folder, '2-1'), 10);
  await rm(join(folder, '3-1'));
  execFileSync('mkfifo', [join(folder, '3-1')]);
  await lab.run();
  lab.gate.open();
  for (const job of [1, 2, 3]) {
    const shown = await lab.becomes(job, 'aborted');
    expect(shown?.text('job-state-message')).toContain('is not there any more, or not all of it');
  }
  await lab.whilePrinting(async () => lab.becomes(4, 'completed'));
});

it('leaves records that it cannot read to a person, gives nobody their numbers, and prints', async () => {
  const lab = await DeviceLab.start();
  lab.gate.shut();
  await lab.print(pdf);
  await lab.stop();
  const folder = await lab.printerSpool();
  const sound = await readFile(join(folder, '1.json'), 'utf8');
  const { length } = sound;
  const damaged: readonly string[] = [
    '',
    sound.slice(0, length / 2),
    sound.replace('"id":1', '"id":3000000000'),
    sound.replace('"id":1', '"id":5').replace('"template":"', '"template":"AAAA'),
    sound,
  ];
  for (const [place, text] of damaged.entries()) {
    await writeFile(join(folder, `${place + 2}.json`), text, { mode: 0o600 });
  }
  await writeFile(join(folder, '3000000000.json'), damaged[2] ?? '', { mode: 0o600 });
  await lab.run();
  expect(lab.said.match(/a job cannot be read: .*/g)).toHaveLength(damaged.length + 1);
  lab.gate.open();
  expect(await lab.print(pdf)).toBe(7);
  await lab.whilePrinting(async () => {
    await lab.becomes(1, 'completed');
    await lab.becomes(7, 'completed');
  });
  const all = [{ tag: 'operation' as const, attributes: { 'which-jobs': 'all' } }];
  const { message } = await lab.client.send('Get-Jobs', all);
  expect(groupsOf(message, 'job')).toHaveLength(2);
  expect(await readFile(join(folder, '3.json'), 'utf8')).toBe(damaged[1]);
});
