import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { join } from 'node:path';
import { openSession } from '@hawser/command/invocation/session';
import { callSite } from '@hawser/core/api/call-site';
import { revokeAgent } from '@hawser/core/api/contracts/agents';
import { listPrinters } from '@hawser/core/api/contracts/printers';
import { type Clock, systemClock } from '@hawser/core/clock';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { expect, onTestFinished, test, vi } from 'vitest';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { readRegistration } from '../../packages/agent/src/registration/registration.ts';
import { runAgent } from '../../packages/agent/src/running/run-agent.ts';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { type LightPrinter, type Mischief, startLightPrinters } from '../light-printers.ts';
import { type CloudOffice, ConnectorLab } from './connector-lab.ts';

vi.setConfig({ testTimeout: 60_000 });

const [held, canceled, aborted, completed] = [4, 7, 8, 9];
const [idle, stopped] = [3, 5];
const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');

/** Five hours ahead of everybody else; and nothing takes long by it. */
const wrongClock: Clock = {
  ...systemClock,
  now: () => systemClock.now() + 18_000_000,
  sleep: async (ms, signal) => systemClock.sleep(ms / 5, signal),
  timer: (ms, callback) => systemClock.timer(ms / 5, callback),
};

interface Building {
  readonly lab: ConnectorLab;
  readonly admin: Awaited<ReturnType<typeof startedSite>>['address'];
  readonly printers: readonly LightPrinter[];
  readonly offices: readonly CloudOffice[];
  readonly said: readonly string[];
}

/** A connector whose clock is wrong, and printers that are sound for now. */
async function building(count: number): Promise<Building> {
  const light = await startLightPrinters(count);
  onTestFinished(async () => light.close());
  const { address: admin } = await startedSite({ requestsPerSecond: '1000' });
  const lab = await ConnectorLab.of(
    admin,
    light.all.map((printer) => light.uri(printer)),
  );
  const folder = agentFolder(join(lab.home, 'data', 'agent'));
  const registration = await readRegistration(folder);
  const said: string[] = [];
  const stop = new AbortController();
  const running = runAgent({
    folder,
    registration,
    version: '1',
    session: await openSession({}, {}),
    clock: wrongClock,
    signal: stop.signal,
    say: (line) => void said.push(line),
  });
  onTestFinished(async () => {
    stop.abort();
    await running;
  });
  const offices: CloudOffice[] = [];
  for (const [index, printer] of light.all.entries()) {
    offices.push(await lab.publish(`Office ${index}`, light.uri(printer)));
  }
  for (const office of offices) await office.isServed();
  return { lab, admin, printers: light.all, offices, said };
}

function nth<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error('there is none');
  return item;
}

async function prints(office: CloudOffice): Promise<void> {
  expect(await office.reaches(await office.print(pdf), completed, held, aborted)).toBe(completed);
}

const isAsked = (name: string): boolean => name === 'Get-Printer-Attributes';
const head = { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' };

/** Answers with those bytes whatever is asked for its attributes. */
function answering(bytes: () => Iterable<Buffer>): Mischief {
  return ({ name, response }) => {
    if (!isAsked(name)) return undefined;
    response.on('error', () => undefined);
    response.writeHead(200, { 'content-type': 'application/ipp' });
    void (async () => {
      for (const piece of bytes()) {
        if (response.destroyed) return;
        if (!response.write(piece))
          await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      response.end();
    })();
    return null;
  };
}

function message(printer: GivenAttributes): Buffer {
  return encodeMessage({
    code: 0,
    requestId: 1,
    groups: [
      { tag: 'operation', attributes: head },
      { tag: 'printer', attributes: printer },
    ],
  });
}

/** Attributes that go on and on: 100 MB of them. */
function* endless(): Generator<Buffer, void> {
  yield message({ 'printer-state': 'idle' }).subarray(0, -1);
  const block = Buffer.concat(Array.from({ length: 1000 }, () => bare(0x41, 'printer-more', 1000)));
  for (let sent = 0; sent < 100_000_000; sent += block.length) yield block;
}

/** A collection in a collection, and so on: each begins, and none ends. */
function* deep(levels: number): Generator<Buffer, void> {
  yield message({ 'printer-state': 'idle' }).subarray(0, -1);
  yield bare(0x34, 'media-col-default', 0);
  for (let level = 0; level < levels; level += 1) {
    yield bare(0x4a, '', 10);
    yield bare(0x34, '', 0);
  }
}

/** An attribute as it is sent, with a value of so many bytes. */
function bare(tag: number, name: string, size: number): Buffer {
  const length = (count: number): Buffer => Buffer.from([count >> 8, count & 0xff]);
  const value = Buffer.alloc(size, 'y');
  return Buffer.concat([
    Buffer.from([tag]),
    length(name.length),
    Buffer.from(name),
    length(size),
    value,
  ]);
}

test('printers that answer garbage are away, come back when they are sound, and harm no other', async () => {
  const { offices, printers, admin } = await building(5);
  const sound = nth(offices, 4);
  const garbage: readonly Mischief[] = [
    answering(() => [Buffer.from('<html>I am a router</html>')]),
    answering(() => [message({ 'printer-state': 'idle' }).subarray(0, 80)]),
    answering(endless),
    answering(() => deep(40)),
  ];
  for (const [index, mischief] of garbage.entries()) nth(printers, index).mischief = mischief;
  for (const [index] of garbage.entries()) {
    const office = nth(offices, index);
    const state = async (): Promise<unknown> => (await office.attributes())?.enum('printer-state');
    await expect.poll(state, { timeout: 20_000 }).toBe(stopped);
    const attributes = await office.attributes();
    expect(attributes?.keywords('printer-state-reasons')).toEqual(['connecting-to-device']);
    expect(attributes?.text('printer-state-message')).toContain('does not reach the printer');
  }
  expect((await sound.attributes())?.enum('printer-state')).toBe(idle);
  await prints(sound);
  for (const printer of printers) printer.mischief = () => undefined;
  const back = nth(offices, 0);
  await back.reaches(await back.print(pdf), completed);
  const { items } = await callSite(admin, listPrinters, { query: {} }, { signal: soon() });
  expect(items).toHaveLength(5);
});

test('what a printer cannot be is not believed, and shown so that it hides nothing', async () => {
  const { offices, printers, lab, admin } = await building(2);
  nth(printers, 0).says = {
    'printer-info': 'Laser\u0007\u001b[2J\r\nHost: evil',
    'printer-location': 'a\u0000b',
    'printer-state-reasons': ['media-empty', 'x'.repeat(200), 'none'],
    'copies-default': -5,
    'copies-supported': { lower: -2_147_483_648, upper: 2_147_483_647 },
    'printer-resolution-default': { cross: 2_147_483_647, feed: -1, unit: 'dpi' },
    'printer-resolution-supported': [{ cross: 0, feed: 0, unit: 'dpi' }],
    'queued-job-count': -1,
    'media-supported': Array.from({ length: 6000 }, (_, index) => `custom_${index}_1x1mm`),
    'job-impressions-supported': { lower: 5, upper: 1 },
  };
  const office = nth(offices, 0);
  nth(printers, 0).mischief = restartsOnce();
  const reasons = async (): Promise<readonly string[] | undefined> =>
    (await office.attributes())?.keywords('printer-state-reasons');
  await expect.poll(reasons, { timeout: 20_000 }).toContain('media-empty');
  expect((await office.attributes())?.integer('queued-job-count')).toBe(0);
  for (const { name, location } of await lab.available()) {
    expect(`${name} ${location ?? ''}`).not.toMatch(/\p{Cc}/u);
  }
  const { items } = await callSite(admin, listPrinters, { query: {} }, { signal: soon() });
  expect(items.map(({ name }) => name)).toEqual(['Office 0', 'Office 1']);
  await prints(office);
  await prints(nth(offices, 1));
});

test('printers that lie, reset or forget print a job once, or say that nobody knows', async () => {
  const { offices, printers } = await building(5);
  const [liar, resets, backwards, wrong] = [0, 1, 2, 3].map((index) => ({
    printer: nth(printers, index),
    office: nth(offices, index),
  }));
  if (!liar || !resets || !backwards || !wrong) throw new Error('there are too few');

  // It is idle, and takes nothing.
  let refused = 0;
  liar.printer.mischief = ({ name }) =>
    name === 'Create-Job' && (refused += 1) < 4
      ? { status: 'server-error-not-accepting-jobs' }
      : undefined;
  // It breaks off in the middle of the first document.
  let broken = 0;
  resets.printer.mischief = ({ name, request }) => {
    if (name !== 'Send-Document' || (broken += 1) > 1) return undefined;
    request.socket.resetAndDestroy();
    return null;
  };
  // Its job goes from printing to waiting and back.
  const states = ['processing', 'pending', 'processing', 'pending-held', 'completed'] as const;
  let looked = 0;
  backwards.printer.mischief = ({ name, operation }) => {
    if (name !== 'Get-Job-Attributes') return undefined;
    const state = states[Math.min(looked, states.length - 1)] ?? 'completed';
    looked += 1;
    const id = operation?.integer('job-id') ?? 1;
    return { groups: [{ tag: 'job', attributes: { 'job-id': id, 'job-state': state } }] };
  };
  // It finds that a document is not what it says.
  wrong.printer.mischief = async ({ name, operation, request }) => {
    if (name === 'Send-Document') await buffer(request).catch(() => undefined);
    if (name !== 'Send-Document' && name !== 'Get-Job-Attributes') return undefined;
    const attributes = {
      'job-id': operation?.integer('job-id') ?? 1,
      'job-state': 'aborted',
      'job-state-reasons': 'document-format-error',
      'job-state-message': 'This is no PDF.',
    } as const;
    return { groups: [{ tag: 'job', attributes }] };
  };

  const all = [liar, resets, backwards, wrong];
  const jobs = await Promise.all(all.map(async ({ office }) => office.print(pdf)));
  const ended = await Promise.all(
    all.map(async ({ office }, index) =>
      office.reaches(nth(jobs, index), completed, held, aborted, canceled),
    ),
  );
  expect([ended[0], ended[2], ended[3]]).toEqual([completed, completed, aborted]);
  expect(liar.printer.arrivals).toHaveLength(1);
  expect(backwards.printer.arrivals).toHaveLength(1);
  expect([completed, held]).toContain(ended[1]);
  expect(resets.printer.arrivals.length).toBeLessThanOrEqual(1);
  const why = await wrong.office.job(nth(jobs, 3));
  expect(why?.text('output-device-job-state-message')).toBe('This is no PDF.');
  await prints(nth(offices, 4));
});

test('a connector that is revoked says so, uses the site no more, and its jobs wait', async () => {
  const { offices, printers, said, admin, lab } = await building(1);
  const office = nth(offices, 0);
  await callSite(admin, revokeAgent, { params: { id: lab.agentId } }, { signal: soon() });
  await vi.waitUntil(
    () => said.some((line) => line.includes('lets this agent in no more')),
    20_000,
  );
  const job = await office.print(pdf);
  const shown = await office.attributes();
  expect(shown?.enum('printer-state')).toBe(stopped);
  expect(shown?.text('printer-state-message')).toContain('Nobody prints for this printer now');
  expect((await office.job(job))?.enum('job-state')).toBe(3);
  expect(nth(printers, 0).arrivals).toHaveLength(0);
});

/** It is away for a moment, so that it is asked for everything again. */
function restartsOnce(): Mischief {
  let isAway = true;
  return ({ name, request }) => {
    if (!isAway || !isAsked(name)) return undefined;
    isAway = false;
    request.socket.resetAndDestroy();
    return null;
  };
}

function soon(): AbortSignal {
  return AbortSignal.timeout(15_000);
}
