import { createReadStream } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IppClient, openIppClient } from '@hawser/core/ipp/client/ipp-client';
import { printDocument } from '@hawser/core/ipp/client/job/print-document';
import { systemClock } from '@hawser/core/clock';
import { Spool } from '../../packages/agent/src/connector/spool/spool.ts';
import { endWith } from '../printing/at-end.ts';
import { startCupsd } from '../printing/cupsd.ts';
import type { Bench, Subject } from './bench.ts';
import { now, openPrintPath, type PrintPath } from './print-path-lab.ts';

const jobs = 200;
/** CUPS takes a second and more for each. */
const jobsOfCups = 20;
const mebibyte = 1024 * 1024;
const large = 100 * mebibyte;
const small = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(20_000, 0x20)]);

export interface PrintPathBench {
  readonly benches: readonly Bench[];
  close(): Promise<void>;
}

interface Opened extends PrintPath {
  readonly cups: IppClient;
  /** A file of 100 MB, and where a connector would keep it. */
  readonly file: string;
  readonly spool: Spool;
}

/** From the device to the printer: what a document takes through device, site, connector and printer. */
export function printPathBench(scratch: string): PrintPathBench {
  const opened = new AsyncDisposableStack();
  let path: Promise<Opened> | undefined;
  const get = async (): Promise<Opened> => (path ??= open(scratch, opened));

  const times = (clientOf: (path: Opened) => IppClient, count: number) => {
    let measured: readonly number[] = [];
    const part = (name: string, at: number, isFirst: boolean): Subject => ({
      name,
      async run() {
        if (isFirst) measured = await firstBytes(await get(), clientOf(await get()), count);
        return measured[Math.ceil(measured.length * at) - 1] ?? NaN;
      },
    });
    return {
      half: (name: string) => part(name, 0.5, true),
      slow: (name: string) => part(name, 0.99, false),
    };
  };
  const whole = times(({ office }) => office, jobs);
  const cups = times(({ cups: client }) => client, jobsOfCups);
  const none = { none: true } as const;
  const legs = new Legs(get);
  let toFirst = NaN;
  return {
    benches: [
      {
        title: `Print path: submit to first byte at the printer, ${jobs} jobs of 20 KB`,
        unit: 'ms',
        runs: 1,
        candidates: [
          { ...whole.half('whole path, half of them'), target: { atMost: 60 } },
          { ...whole.slow('whole path, all but the slowest hundredth'), target: { atMost: 200 } },
          { ...cups.half('CUPS, half of them'), target: none },
          { ...cups.slow('CUPS, the slowest'), target: none },
        ],
      },
      {
        title: 'Print path: 100 MB to the last byte at the printer',
        unit: 'ms',
        runs: 3,
        baseline: { name: 'the slowest leg', run: async () => legs.slowest() },
        candidates: [
          { name: 'device to site', target: none, run: async () => legs.deviceToSite },
          { name: 'site to connector', target: none, run: async () => legs.siteToConnector },
          { name: 'connector to printer', target: none, run: async () => legs.connectorToPrinter },
          {
            name: 'whole path',
            // 60 % of its speed.
            target: { ratioAtMost: 1.667 },
            async run() {
              const { toFirst: begun, toLast } = await wholePath(await get());
              toFirst = begun;
              return toLast;
            },
          },
          {
            name: 'whole path, to the first byte',
            target: none,
            run: async () => toFirst,
          },
        ],
      },
    ],
    close: async () => opened.disposeAsync(),
  };
}

async function open(scratch: string, opened: AsyncDisposableStack): Promise<Opened> {
  endWith(opened);
  const path = await openPrintPath(scratch, opened);
  const cupsd = await startCupsd({ lines: ['MaxJobs 0', 'LogLevel error'] });
  await cupsd.addQueue('everywhere', path.printer.uri);
  const cups = openIppClient({ uri: cupsd.uri('everywhere') });
  opened.defer(() => cups.close());
  const folder = await mkdtemp(join(scratch, 'large-'));
  const file = join(folder, 'document.pdf');
  const pieces = Array.from({ length: large / mebibyte }, (_, at) => Buffer.alloc(mebibyte, at));
  await writeFile(file, [Buffer.from('%PDF-1.7\n'), ...pieces]);
  const spool = new Spool(join(folder, 'spool'), systemClock);
  await spool.open(() => undefined);
  return { ...path, cups, file, spool };
}

/** One after the other, each when nothing else is done. */
async function firstBytes(
  { printer, settled }: Opened,
  client: IppClient,
  count: number,
): Promise<readonly number[]> {
  const measured: number[] = [];
  for (let job = 0; job < count; job += 1) {
    const { first, last } = printer.next();
    const began = now();
    const { jobId } = await printed(client, small);
    measured.push((await first) - began);
    await last;
    await settled(client, jobId);
  }
  await printer.empty();
  return measured.toSorted((one, other) => one - other);
}

async function printed(client: IppClient, document: Buffer | string): Promise<{ jobId: number }> {
  return await printDocument(client, {
    jobName: 'Report',
    documentFormat: 'application/pdf',
    document:
      typeof document === 'string'
        ? () => createReadStream(document, { highWaterMark: 256 * 1024 })
        : () => once(document),
  });
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void> {
  yield bytes;
}

/** To the last byte at the printer, and to the first. */
async function wholePath({
  office,
  file,
  printer,
  settled,
}: Opened): Promise<{ readonly toFirst: number; readonly toLast: number }> {
  const { first, last } = printer.next();
  const began = now();
  const { jobId } = await printed(office, file);
  const [toFirst, toLast] = [(await first) - began, (await last) - began];
  await settled(office, jobId);
  await printer.empty();
  return { toFirst, toLast };
}

/** Each part of the way alone, with nothing else to do. */
class Legs {
  readonly #get: () => Promise<Opened>;
  deviceToSite = NaN;
  siteToConnector = NaN;
  connectorToPrinter = NaN;

  constructor(get: () => Promise<Opened>) {
    this.#get = get;
  }

  async slowest(): Promise<number> {
    const { alone, proxy, direct, file, printer, spool, site } = await this.#get();
    let began = now();
    const { jobId } = await printed(alone, file);
    this.deviceToSite = now() - began;
    const about = { 'output-device-uuid': site.device, 'job-id': jobId };
    await proxy.send('Acknowledge-Job', [{ tag: 'operation', attributes: about }]);
    const key = { device: site.device, job: jobId };
    await spool.begin(key);
    began = now();
    const { document } = await proxy.send('Fetch-Document', [
      { tag: 'operation', attributes: about },
    ]);
    await spool.keepDocument(key, 1, document);
    this.siteToConnector = now() - began;
    const { last } = printer.next();
    began = now();
    await printDocument(direct, {
      jobName: 'Report',
      documentFormat: 'application/pdf',
      document: () => spool.readDocument(key, 1),
    });
    this.connectorToPrinter = (await last) - began;
    await spool.forget(key);
    await printer.empty();
    return Math.max(this.deviceToSite, this.siteToConnector, this.connectorToPrinter);
  }
}
