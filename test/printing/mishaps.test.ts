import { expect, it, onTestFinished } from 'vitest';
import { systemClock, type Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { openIppClient, type IppClient } from '@hawser/core/ipp/client/ipp-client';
import { printDocument } from '@hawser/core/ipp/client/job/print-document';
import { groupsOf } from '@hawser/core/ipp/message';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { badLine, type Mishap } from './bad-line.ts';
import { startCupsd } from './cupsd.ts';
import { startEvePrinter } from './eve-printer.ts';
import type { Paper } from './paper.ts';

const hurriedClock: Clock = {
  ...systemClock,
  sleep: async (_ms, signal) => systemClock.sleep(2, signal),
};

function clientOf(uri: string): IppClient {
  const client = openIppClient({ uri, userName: 'ada', clock: hurriedClock });
  onTestFinished(() => client.close());
  return client;
}

/** Numbers from 0 up to 1 that seem to be random, and are the same each time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const kinds: readonly (Mishap | undefined)[] = [
  'not begun',
  'in the middle',
  'answer lost',
  undefined,
  undefined,
];

/** What happens to one request after the other; then the line is good. */
function* mishaps(seed: number): Generator<Mishap | undefined, undefined> {
  const random = numbers(seed);
  const count = 1 + Math.floor(random.next().value * 12);
  for (let left = count; left > 0; left -= 1) {
    yield kinds[Math.floor(random.next().value * kinds.length)];
  }
  return undefined;
}

const beingPrinted = new Set([3, 5, 6]);

/** Waits until the printer has printed what it will. */
async function rest(printer: IppClient): Promise<void> {
  for (;;) {
    const attributes = { 'requested-attributes': ['job-id', 'job-state'] };
    const { message } = await printer.send('Get-Jobs', [{ tag: 'operation', attributes }]);
    const states = groupsOf(message, 'job').map((job) => job.enum('job-state') ?? 0);
    if (!states.some((state) => beingPrinted.has(state))) return;
    await systemClock.sleep(5);
  }
}

const page = Buffer.from('A page.\n'.repeat(20_000));

async function* document(): AsyncGenerator<Buffer, void> {
  yield page.subarray(0, 40_000);
  yield page.subarray(40_000);
}

/** How the printing ended: it was done, or what was said of it. */
async function outcome(uri: string, jobName: string): Promise<string> {
  try {
    await printDocument(clientOf(uri), { jobName, documentFormat: 'text/plain', document });
    return 'printed';
  } catch (error) {
    if (error instanceof HawserError) return error.code;
    throw error;
  }
}

const rounds = 25;

const printers: readonly (readonly [string, () => Promise<{ uri: string; paper: Paper }>])[] = [
  [
    'cupsd',
    async () => {
      const cupsd = await startCupsd();
      return { uri: cupsd.uri('office'), paper: cupsd.paper };
    },
  ],
  ['ippeveprinter', async () => await startEvePrinter()],
];

describeWithPeers('printing', 'whatever happens to the line', () => {
  it.each(printers)('a document is printed once by %s, or it is said', async (_, start) => {
    const { uri, paper } = await start();
    const told = new Map<string, number>();
    for (let round = 1; round <= rounds; round += 1) {
      const before = (await paper.printed()).length;
      const happening = mishaps(round);
      const line = await badLine(uri, () => happening.next().value);
      const end = await outcome(line.uri, `page ${round}`);
      await rest(clientOf(uri));
      const sheets = (await paper.printed()).slice(before);
      const allowed = end === 'ipp-peer-possibly-printed' ? [0, 1] : [end === 'printed' ? 1 : 0];
      const seen = { round, end, times: sheets.length, passed: line.passed, allowed };
      expect(seen).toSatisfy(() => allowed.includes(sheets.length));
      expect(sheets.every((sheet) => sheet.equals(page))).toBe(true);
      told.set(end, (told.get(end) ?? 0) + 1);
    }
    expect(told.get('printed')).toBeGreaterThan(rounds / 3);
  });
});
