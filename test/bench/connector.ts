import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { type BenchOffice, benchOffice } from './connector-lab.ts';
import { residentKilobytes } from './site.ts';
import type { Shipped } from './start-up.ts';

const printers = 1000;
const jobs = 200;
const page = Buffer.alloc(20_000, '%PDF-1.7\n');
/** Until all that is told at the start is told, and how long it is looked at then. */
const restMs = 30_000;
const idleMs = 60_000;

interface Measured {
  readonly ofConnector: number;
  readonly ofSite: number;
  readonly memory: number;
  readonly p50: number;
  readonly p99: number;
}

/** What one connector costs that prints for a thousand printers, and how long jobs to many of them take. */
export function connectorBenches(shipped: Shipped): readonly Bench[] {
  // One run gives all figures, and takes minutes.
  let round: Promise<Measured> | undefined;
  const figure = async (name: keyof Measured): Promise<number> => {
    round ??= measured(shipped);
    return (await round)[name];
  };
  const title = `Connector of ${printers.toLocaleString('en')} printers`;
  return [
    {
      title: `${title}, idle: time of the processor in a second`,
      unit: 'ms',
      runs: 1,
      candidates: [
        { name: 'connector', target: { atMost: 200 }, run: async () => figure('ofConnector') },
        { name: 'site', target: { atMost: 20 }, run: async () => figure('ofSite') },
      ],
    },
    {
      title: `${title}: its memory`,
      unit: 'MB',
      runs: 1,
      candidates: [
        { name: 'connector', target: { atMost: 250 }, run: async () => figure('memory') },
      ],
    },
    {
      title: `${title}: ${jobs} jobs at once, each for another, from taken to its first byte`,
      unit: 'ms',
      runs: 1,
      candidates: [
        { name: 'p50', target: { none: true }, run: async () => figure('p50') },
        { name: 'p99', target: { none: true }, run: async () => figure('p99') },
      ],
    },
  ];
}

async function measured(shipped: Shipped): Promise<Measured> {
  const office = await benchOffice(shipped, printers);
  try {
    await sleep(restMs);
    const before = [timeOf(office.connector.pid), timeOf(office.site.pid)];
    await sleep(idleMs);
    const after = [timeOf(office.connector.pid), timeOf(office.site.pid)];
    const [ofConnector = NaN, ofSite = NaN] = after.map(
      (each, index) => ((each - (before[index] ?? NaN)) / idleMs) * 1000,
    );
    const memory = residentKilobytes(office.connector.pid) / 1024;
    await office.heard();
    const took = await printedAtOnce(office);
    const at = (share: number): number => took[Math.floor(took.length * share)] ?? NaN;
    return { ofConnector, ofSite, memory, p50: at(0.5), p99: at(0.99) };
  } finally {
    await office.close();
  }
}

/** How long each took from when the site had taken it until its printer got the first byte, in order. */
async function printedAtOnce(office: BenchOffice): Promise<readonly number[]> {
  const { client, published, target } = office;
  const taken = new Map<string, number>();
  const print = async (printer: string, index: number): Promise<void> => {
    const attributes = { 'job-name': `job ${index}`, 'document-format': 'application/pdf' };
    const groups = [{ tag: 'operation' as const, attributes }];
    const document = (): AsyncIterable<Uint8Array> => Readable.from([page]);
    await client.send('Print-Job', groups, { document, target: target(printer) });
    taken.set(`job ${index}`, Date.now());
  };
  await Promise.all(published.slice(0, jobs).map(print));
  const took: number[] = [];
  while (took.length < jobs) {
    await sleep(100);
    const { arrivals } = await office.heard();
    for (const { job, at } of arrivals) took.push(at - (taken.get(job) ?? NaN));
  }
  return took.toSorted((one, other) => one - other);
}

/** Milliseconds of the processor that a process has had, as Linux counts them. */
function timeOf(pid: number | undefined): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = after.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
