import { readFileSync, writeFileSync } from 'node:fs';
import { type IppClient, openIppClient } from '@hawser/core/ipp/client/ipp-client';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { Secret } from '@hawser/core/secret';
import type { Bench } from './bench.ts';
import { type ServedSite, servePrint } from './serve-print.ts';

const gibibytes = 2;
const mebibyte = 1024 * 1024;

/** What the site has more in memory at the most while a document goes through it that is larger than that. */
export function printMemoryBench(scratch: string): Bench {
  return {
    title: `Print service: memory that a document of ${gibibytes} GiB takes`,
    unit: 'MB',
    runs: 1,
    candidates: [
      {
        name: 'taken',
        target: { atMost: 64 },
        run: async () => (await added(scratch)).taken,
      },
      {
        name: 'handed out',
        target: { atMost: 64 },
        run: async () => (await added(scratch)).handedOut,
      },
    ],
  };
}

/** Of a site that has just started, and has seen only small documents. */
async function added(scratch: string): Promise<{ taken: number; handedOut: number }> {
  await using opened = new AsyncDisposableStack();
  const site = await servePrint(scratch, opened);
  const person = clientOf(site, site.token, opened);
  const proxy = clientOf(site, site.deviceToken, opened);
  for (let index = 0; index < 20; index += 1) await printed(person, 1);
  const before = memoryOf(site.pid, 'VmRSS');
  const most = async (work: Promise<unknown>): Promise<number> => {
    // The most that it had so far is forgotten.
    writeFileSync(`/proc/${site.pid}/clear_refs`, '5');
    await work;
    return memoryOf(site.pid, 'VmHWM') - before;
  };
  let job = 0;
  const taking = async (): Promise<void> => void (job = await printed(person, gibibytes * 1024));
  const taken = await most(taking());
  const handedOut = await most(fetched(proxy, site.device, job));
  return { taken, handedOut };
}

function clientOf(site: ServedSite, token: string, opened: AsyncDisposableStack): IppClient {
  const { uri, trustAnchor } = site;
  const client = openIppClient({
    uri,
    trust: { anchors: trustAnchor },
    authentication: {
      by: 'token',
      tokens: { token: async () => new Secret(token), another: async () => undefined },
    },
  });
  opened.defer(async () => client.close());
  return client;
}

async function printed(client: IppClient, mebibytes: number): Promise<number> {
  const { message } = await client.send('Print-Job', [], {
    document: piecesOf(mebibytes),
  });
  return groupsOf(message, 'job')[0]?.integer('job-id') ?? 0;
}

async function* piecesOf(mebibytes: number): AsyncGenerator<Buffer, void> {
  const piece = Buffer.alloc(mebibyte, 0x20);
  for (let index = 0; index < mebibytes; index += 1) yield piece;
}

/** Reads all of a document, as the proxy of a device does. */
async function fetched(client: IppClient, device: string, job: number): Promise<void> {
  const ask = async (name: OperationName, more: GivenAttributes = {}) =>
    client.send(name, [
      {
        tag: 'operation',
        attributes: { 'output-device-uuid': device, 'job-id': job, ...more },
      },
    ]);
  await ask('Fetch-Job');
  await ask('Acknowledge-Job');
  const { document } = await ask('Fetch-Document', { 'document-number': 1 });
  let size = 0;
  for await (const piece of document ?? []) size += piece.length;
  if (size !== gibibytes * 1024 * mebibyte) throw new Error(`Only ${size} bytes have come.`);
}

/** Mebibytes, as Linux counts them. */
function memoryOf(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return Number(kilobytes) / 1024;
}
