import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { expect, test, vi } from 'vitest';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { startAgent } from '../agent-process.ts';
import { badLine } from '../printing/bad-line.ts';
import { startEvePrinter } from '../printing/eve-printer.ts';
import { ConnectorLab } from './connector-lab.ts';

vi.setConfig({ testTimeout: 120_000 });

const [pendingHeld, stopped, aborted, completed] = [4, 6, 8, 9];

/** A connector of a real printer, whose disk takes no more when the printer is asked for something. */
async function connectorWithoutRoom() {
  let full: OperationName | undefined;
  const drafts: string[] = [];
  const printer = await startEvePrinter();
  const line = await badLine(printer.uri, (operation) => {
    if (operation !== full || full === undefined) return undefined;
    full = undefined;
    const spool = join(lab.home, 'data', 'agent', 'spool');
    for (const job of readdirSync(spool)) {
      // Where what is to be written is drafted.
      const draft = join(spool, job, '.record.json.new');
      mkdirSync(draft);
      drafts.push(draft);
    }
    return undefined;
  });
  const { address } = await startedSite({ requestsPerSecond: '1000' });
  const lab = await ConnectorLab.of(address, [line.uri]);
  startAgent(lab.home);
  const office = await lab.publish('Office', line.uri);
  await office.isServed();
  return {
    lab,
    printer,
    office,
    fillAt: (operation: OperationName) => void (full = operation),
    makeRoom: () => drafts.splice(0).forEach((draft) => rmdirSync(draft)),
  };
}

test('a job whose end cannot be noted on a full disk is printed once, and is over', async () => {
  const { printer, office, lab, fillAt } = await connectorWithoutRoom();
  for (const operation of ['Send-Document', 'Get-Job-Attributes'] as const) {
    const before = (await printer.paper.printed()).length;
    fillAt(operation);
    const document = randomBytes(100_000);
    const job = await office.print(document);
    expect(await office.reaches(job, completed, aborted, pendingHeld), operation).toBe(completed);
    expect((await printer.paper.printed()).slice(before)).toEqual([document]);
  }
  await expect.poll(async () => readdir(join(lab.home, 'data', 'agent', 'spool'))).toEqual([]);
});

test('a job of which nothing can be noted any more waits, says so, and is printed when there is room', async () => {
  const { printer, office, fillAt, makeRoom } = await connectorWithoutRoom();
  fillAt('Create-Job');
  const document = randomBytes(100_000);
  const job = await office.print(document);
  expect(await office.reaches(job, completed, aborted, pendingHeld, stopped)).toBe(stopped);
  const message = (await office.job(job))?.text('output-device-job-state-message');
  expect(message).toContain('record.json cannot be written');
  makeRoom();
  expect(await office.reaches(job, completed, aborted, pendingHeld)).toBe(completed);
  expect(await printer.paper.printed()).toEqual([document]);
});

test('what lies in its spool and is no job of its harms no other, and what is not its own is left', async () => {
  const printer = await startEvePrinter();
  const { address } = await startedSite({ requestsPerSecond: '1000' });
  const lab = await ConnectorLab.of(address, [printer.uri]);
  const spool = join(lab.home, 'data', 'agent', 'spool');
  await mkdir(spool, { mode: 0o700 });
  const away = await mkdtemp(join(lab.home, 'away-'));
  await writeFile(join(away, 'precious'), '');
  await mkdir(join(spool, 'lost+found'));
  const device = (number: number): string => `0000000${number}-0000-4000-8000-000000000000`;
  const record = (number: number): object => ({
    printer: device(number),
    device: `urn:uuid:${device(number)}`,
    job: 1,
    uri: printer.uri,
    since: 0,
    name: 'Report',
    user: 'ada',
    step: 'spooled',
    documents: [{ number: 1, format: 'application/pdf' }],
    place: 0,
    ticket: encodeMessage({ code: 0, requestId: 1, groups: [] }).toString('base64'),
    uuid: '',
    isBegun: false,
  });
  const damaged: readonly string[] = [
    '',
    JSON.stringify(record(1)).slice(0, 100),
    JSON.stringify({ ...record(2), documents: [] }),
    JSON.stringify({ ...record(3), ticket: 'AAAA' }),
    JSON.stringify({ ...record(4), printer: '../../admin' }),
    JSON.stringify({ ...record(5), name: 'x'.repeat(100_000) }),
    JSON.stringify({ ...record(6), job: 2 ** 40 }),
  ];
  for (const [number, text] of damaged.entries()) {
    const folder = join(spool, `${device(number)}-1`);
    await mkdir(folder);
    await writeFile(join(folder, 'record.json'), text);
  }
  await symlink(away, join(spool, `${device(7)}-1`));
  // Sound, and of a printer that the site does not have.
  for (const job of [1, 2]) {
    const folder = join(spool, `${device(8)}-${job}`);
    await mkdir(folder);
    await writeFile(join(folder, 'record.json'), JSON.stringify({ ...record(8), job }));
  }
  const agent = startAgent(lab.home);
  const office = await lab.publish('Office', printer.uri);
  await office.isServed();
  const document = randomBytes(1000);
  const job = await office.print(document);
  expect(await office.reaches(job, completed, aborted, pendingHeld)).toBe(completed);
  expect(await printer.paper.printed()).toEqual([document]);
  expect(agent.said().match(/record\.json/g)).toHaveLength(damaged.length);
  expect(await readdir(away)).toEqual(['precious']);
  const left = damaged.map((_, number) => `${device(number)}-1`);
  await expect.poll(async () => (await readdir(spool)).toSorted()).toEqual([...left, 'lost+found']);
});
