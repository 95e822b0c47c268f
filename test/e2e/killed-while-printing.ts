import { createHash, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { groupsOf } from '@hawser/core/ipp/message';
import { IppCaller } from '../../packages/site/test/services/print/ipp-caller.ts';
import { TestProxy } from '../../packages/site/test/services/print/test-proxy.ts';
import { adminOf, startSite, type TestSite, usedHome } from '../running-site.ts';

// No job is ever over.
const words = [
  'RequestsPerSecond 99999',
  'PrintJobsPerUserOfPrinter 0',
  'PrintJobsPerUser 0',
].flatMap((setting) => `-${setting}`.split(' '));

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What clients and devices know of each job that they have been answered about. */
class Known {
  /** The SHA-256 of its document. */
  readonly accepted = new Map<number, string>();
  readonly devices = new Map<number, Set<string>>();
}

/** Asks for the same again and again until the site is gone. */
async function untilGone(one: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await one();
    } catch (error) {
      // What was under way is neither known to be done nor known not to be.
      if (error instanceof Error && 'code' in error) return;
      throw error;
    }
  }
}

async function printed(client: IppCaller, known: Known): Promise<void> {
  // Some lie in the database, some in files.
  const document = randomBytes(known.accepted.size % 5 === 0 ? 200_000 : 1000);
  const { message } = await client.done('Print-Job', { document });
  const [job] = groupsOf(message, 'job');
  known.accepted.set(job?.integer('job-id') ?? 0, hashOf(document));
}

async function taken(proxy: TestProxy, known: Known): Promise<void> {
  for (const job of (await proxy.fetchable()).slice(0, 5)) {
    if (job === undefined) continue;
    const { status } = await proxy.ask('Acknowledge-Job', { 'job-id': job });
    if (status !== 'successful-ok') continue;
    const devices = known.devices.get(job) ?? new Set();
    known.devices.set(job, devices.add(proxy.device));
  }
}

async function loadedAndKilled(site: TestSite, client: IppCaller, known: Known): Promise<void> {
  const work = [
    ...[1, 2, 3, 4].map(async () => untilGone(async () => printed(client, known))),
    ...[1, 2].map(async (n) => {
      const proxy = new TestProxy(client, n);
      return untilGone(async () => taken(proxy, known));
    }),
  ];
  // On a machine that does much else the first one takes its time.
  const enough = known.accepted.size + 2;
  const latest = Date.now() + 30_000;
  while (known.accepted.size < enough && Date.now() < latest) await setTimeout(10);
  await setTimeout(Math.random() * 250);
  await site.kill();
  await Promise.all(work);
}

export interface WhatWasKilled {
  readonly accepted: number;
  /** Jobs that are not there whole, or cannot be had by exactly one device. */
  readonly lost: readonly number[];
  readonly handedTwice: readonly number[];
}

/**
 * Kills a site again and again while clients print and devices take their jobs. Every job that was accepted
 * is there afterwards, with its document, and not with two devices.
 */
export async function killedWhilePrinting(rounds: number): Promise<WhatWasKilled> {
  const home = await usedHome();
  let site = await startSite({ home, words });
  const signal = AbortSignal.timeout(15_000);
  const admin = await adminOf(home, site.running);
  const printer = await callSite(admin, publishPrinter, { body: { name: 'Office' } }, { signal });
  const client = new IppCaller(admin, printer);
  for (const n of [1, 2]) await new TestProxy(client, n).begin();
  const known = new Known();
  for (let round = 0; round < rounds; round += 1) {
    await loadedAndKilled(site, client, known);
    site = await startSite({ home, at: site.running, words });
  }
  // What a device has it still has, whole; what none has any of them gets.
  const lost: number[] = [];
  const proxies = [1, 2].map((n) => new TestProxy(client, n));
  for (const [job, hash] of known.accepted) {
    const [holder] = known.devices.get(job) ?? [];
    const documents: (Buffer | undefined)[] = [];
    for (const proxy of proxies) {
      if (holder === undefined) await proxy.ask('Acknowledge-Job', { 'job-id': job });
      const about = { 'job-id': job, 'document-number': 1 };
      const { status, document } = await proxy.ask('Fetch-Document', about);
      if (status === 'successful-ok') documents.push(document);
      if (holder !== undefined && proxy.device !== holder && status === 'successful-ok')
        lost.push(job);
    }
    if (documents.length !== 1 || hashOf(documents[0] ?? Buffer.alloc(0)) !== hash) lost.push(job);
  }
  const handedTwice = [...known.devices].flatMap(([job, { size }]) => (size > 1 ? [job] : []));
  return { accepted: known.accepted.size, lost, handedTwice };
}
