import { expect, it, onTestFinished } from 'vitest';
import { systemClock, type Clock } from '@hawser/core/clock';
import { openIppClient, type IppClient } from '@hawser/core/ipp/client/ipp-client';
import { printDocument, type PrintedJob } from '@hawser/core/ipp/client/job/print-document';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { badLine, type Mishap } from './bad-line.ts';
import { startCupsd } from './cupsd.ts';
import { startEvePrinter } from './eve-printer.ts';
import type { Paper } from './paper.ts';

/** Nobody waits for long: pauses only give the printer a turn. */
const hurriedClock: Clock = {
  ...systemClock,
  sleep: async (_ms, signal) => systemClock.sleep(5, signal),
};

function clientOf(uri: string): IppClient {
  const client = openIppClient({ uri, userName: 'ada', clock: hurriedClock });
  onTestFinished(() => client.close());
  return client;
}

const letter = Buffer.from('A page.\n'.repeat(50_000));
const firstSheet = 16_384;

/** The document stops in its middle, but for the last attempt. */
async function printLetter(uri: string, stopping = 0): Promise<PrintedJob> {
  let attempts = 0;
  return await printDocument(clientOf(uri), {
    jobName: 'letter',
    documentFormat: 'text/plain',
    async *document() {
      attempts += 1;
      yield letter.subarray(0, firstSheet);
      if (attempts <= stopping) await new Promise(() => undefined);
      yield letter.subarray(firstSheet);
    },
  });
}

const printers: Readonly<Record<string, () => Promise<{ uri: string; paper: Paper }>>> = {
  async cupsd() {
    const cupsd = await startCupsd();
    return { uri: cupsd.uri('office'), paper: cupsd.paper };
  },
  ippeveprinter: async () => await startEvePrinter(),
};

const mishaps = [
  ['Create-Job', 'not begun'],
  ['Create-Job', 'answer lost'],
  ['Send-Document', 'not begun'],
  ['Send-Document', 'in the middle'],
  ['Send-Document', 'answer lost'],
] as const satisfies readonly (readonly [string, Mishap])[];

const places = Object.entries(printers).flatMap(([name, start]) =>
  mishaps.map(([operation, mishap]) => ({ name, start, operation, mishap })),
);

describeWithPeers('printing', 'a document is printed once', () => {
  it.each(places)(
    'by $name, when at $operation the line breaks: $mishap',
    async ({ start, operation, mishap }) => {
      const { uri, paper } = await start();
      const line = await badLine(uri, (at, times) =>
        at === operation && times === 1 ? mishap : undefined,
      );
      await printLetter(line.uri, mishap === 'in the middle' ? 1 : 0);
      expect(await paper.printedTimes(1)).toEqual([letter]);
    },
  );

  it('in part, as is said, where the printer takes a part for all of it', async () => {
    const { uri, paper } = await startEvePrinter();
    const line = await badLine(uri, (operation, times) =>
      operation === 'Send-Document' && times === 1 ? 'between pieces' : undefined,
    );
    await expect(printLetter(line.uri, 1)).rejects.toMatchObject({
      code: 'ipp-peer-possibly-printed',
    });
    expect(await paper.printedTimes(1)).toEqual([letter.subarray(0, firstSheet)]);
  });

  it('also by a cupsd that keeps nothing of what it has printed', async () => {
    const cupsd = await startCupsd({ lines: ['PreserveJobFiles No'] });
    const line = await badLine(cupsd.uri('office'), (operation, times) =>
      operation === 'Send-Document' && times === 1 ? 'answer lost' : undefined,
    );
    await printLetter(line.uri);
    expect(await cupsd.paper.printedTimes(1)).toEqual([letter]);
  });

  it('and it is said where nobody can know whether it was', async () => {
    const { uri, paper } = await startEvePrinter();
    const line = await badLine(uri, (operation) => {
      if (operation === 'Send-Document') return 'answer lost';
      return operation === 'Create-Job' ? undefined : 'not begun';
    });
    await expect(printLetter(line.uri)).rejects.toMatchObject({
      code: 'ipp-peer-possibly-printed',
      kind: 'conflict',
    });
    expect(line.passed.filter((operation) => operation === 'Send-Document')).toHaveLength(1);
    expect(await paper.printedTimes(1)).toEqual([letter]);
  });

  it('or not at all, when the line breaks each time', async () => {
    const cupsd = await startCupsd();
    const line = await badLine(cupsd.uri('office'), (operation) =>
      operation === 'Send-Document' ? 'in the middle' : undefined,
    );
    await expect(printLetter(line.uri, Infinity)).rejects.toMatchObject({
      code: 'ipp-peer-broken',
    });
    expect(line.passed.at(-1)).toBe('Cancel-Job');
    expect(await cupsd.paper.printed()).toEqual([]);
  });
});
