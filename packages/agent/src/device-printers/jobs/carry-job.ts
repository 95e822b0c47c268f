import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { Refusal } from '@hawser/core/ipp/client/refusal';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { statusCodes } from '@hawser/core/ipp/tables/status-codes';
import type { Lanes } from '@hawser/core/lanes';
import type { SiteClients } from '../site/site-clients.ts';
import { SiteJob } from '../site/site-job.ts';
import type { DeviceJob } from './device-job.ts';
import type { DeviceQueue } from './device-queue.ts';
import { forgetSiteJob, heard, wasNotPrinted } from './heard-of-job.ts';
import { troubleFrom } from './job-trouble.ts';

export interface Carrying {
  readonly queue: DeviceQueue;
  readonly clients: SiteClients;
  readonly lanes: Lanes;
  readonly clock: Clock;
  readonly random: () => number;
  readonly say: (line: string) => void;
  /** The agent ends: what is on disk goes on the next time. */
  readonly signal: AbortSignal;
}

const firstPauseMs = 250;
const longestPauseMs = 15_000;

/** Carries a job from wherever it stands to its end at the site. */
export async function carryJob(job: DeviceJob, carrying: Carrying): Promise<void> {
  const { clock, random, say, signal: ended } = carrying;
  const signal = AbortSignal.any([ended, job.ending]);
  let pause = firstPauseMs;
  let said = '';
  while (!signal.aborted) {
    try {
      const isOnlySeen = await step(job, { ...carrying, signal });
      // What the site does not take, or this disk does not give, is not in order because the site can be asked.
      const isInOrder = !isOnlySeen || job.trouble?.reason !== 'resources-are-not-ready';
      if (isInOrder) job.trouble = undefined;
      if (!isOnlySeen) {
        pause = firstPauseMs;
        said = '';
      }
      continue;
    } catch (thrown) {
      if (signal.aborted) break;
      const error = causeOf(thrown);
      // What its client has not sent is no trouble of the site.
      if (error === notSent) {
        job.atSite = undefined;
        await untilChanged(job, { clock, ms: pause, signal });
        continue;
      }
      job.atSite = undefined;
      const trouble = troubleFrom(error);
      if (trouble === undefined) {
        await refusedFor(job, error, { ...carrying, signal });
        continue;
      }
      if (trouble.message !== said) {
        said = trouble.message;
        say(`job ${job.id} waits: ${trouble.message}`);
        job.note('delayed', clock.now(), trouble.message);
        // A disk that is full is what is told of, too.
        await job.keep({}).catch(() => undefined);
      }
      job.trouble = trouble;
      job.wake();
    }
    await untilChanged(job, { clock, ms: pause * (0.5 + random() / 2), signal });
    pause = Math.min(longestPauseMs, pause * 2);
  }
  if (!ended.aborted && job.isUnsaid) await giveUpAtSite(job, carrying);
}

const notSent = Symbol('its client has not sent all of it');

/** Of a document that broke off, what is wrong with it here. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof HawserError) || error.code !== 'ipp-peer-document-broken') return error;
  return error.cause instanceof HawserError ? error.cause : notSent;
}

/** A look at what the site has of it, where that is to be known, or the next step on the way. */
async function step(job: DeviceJob, carrying: Carrying): Promise<boolean> {
  const { clients, signal, lanes } = carrying;
  const { siteJob, isCanceled } = job.record;
  if (siteJob !== undefined && !isCanceled && job.atSite === undefined) {
    const client = await clients.of(job.record.user);
    await lookAtSite(job, new SiteJob(siteJob, { client, signal, lanes }), carrying);
    return true;
  }
  await onwards(job, carrying);
  return false;
}

/** Each step leaves it on disk where it stands. */
async function onwards(job: DeviceJob, carrying: Carrying): Promise<void> {
  const { queue, clients, signal, lanes } = carrying;
  if (isOnlyHere(job)) {
    if (!job.record.isCanceled) return await job.change();
    await queue.end(job, { state: 'canceled', reasons: ['job-canceled-by-user'] });
    return;
  }
  const client = await clients.of(job.record.user);
  // Not before now: much may have happened to it meanwhile.
  const { record } = job;
  if (record.siteJob === undefined) {
    return await job.inTurn(async () => makeAtSite(job, client, carrying));
  }
  const site = new SiteJob(record.siteJob, { client, signal, lanes });
  if (record.isCanceled) return await cancelAtSite(job, site, carrying);
  // It is looked at first.
  if (job.atSite === undefined) return;
  const place = job.atSite;
  if (place < job.documents.length) return await sendDocument(job, place, { client, carrying });
  const isOpenThere = record.seen?.reasons.includes('job-incoming') ?? true;
  if (record.isClosed && isOpenThere) {
    await site.close();
    job.atSite = undefined;
    return;
  }
  // The rest is for whoever looks at all jobs of the printer at once, or for the client.
  await job.change();
}

/** The site is not to have it: it is canceled, or held. */
function isOnlyHere({ record }: DeviceJob): boolean {
  return record.siteJob === undefined && (record.isCanceled || record.isHeld);
}

async function makeAtSite(
  job: DeviceJob,
  client: IppClient,
  { signal, lanes }: Carrying,
): Promise<void> {
  // It was held or canceled while somebody signed in, and its next step sees to that.
  if (isOnlyHere(job)) return;
  const { hops, told } = job.untold();
  const siteJob = await SiteJob.make(job, hops, { client, signal, lanes });
  await job.keep((record) => ({ ...told(record), siteJob }));
  job.atSite = 0;
}

/** The end of it is read only when the document is on disk, with the number that the site has for the job. */
async function sendDocument(
  job: DeviceJob,
  place: number,
  { client, carrying }: { client: IppClient; carrying: Carrying },
): Promise<void> {
  const document = job.documents[place];
  const { siteJob } = job.record;
  if (document === undefined || siteJob === undefined) return;
  // It may be canceled before any of it has come.
  if (!document.isBegun) return await Promise.race([document.begun(), job.change()]);
  // It is taken away in a moment.
  if (document.isBroken) return await job.change();
  const described = job.record.documents[place] ?? job.coming;
  if (described === undefined) return await job.change();
  const isLastKept = job.record.isClosed && place === job.record.documents.length - 1;
  const isLast = isLastKept || (job.coming?.isLast === true && place === job.documents.length - 1);
  const signal = AbortSignal.any([carrying.signal, job.canceling]);
  const site = new SiteJob(siteJob, { client, signal, lanes: carrying.lanes });
  try {
    const { hops, told } = job.untold();
    const word = await site.sendDocument(described, { isLast, hops, document });
    job.atSite = place + 1;
    if (hops.length > 0) await job.keep(told);
    if (word !== undefined) await heard(job, word, carrying);
  } catch (error) {
    if (job.canceling.aborted && !carrying.signal.aborted) return;
    // Whether the site has a document that is not the last it does not say at once.
    if (!isLast && !(error instanceof Refusal)) job.isDoubtful = true;
    throw error;
  }
}

async function lookAtSite(job: DeviceJob, site: SiteJob, carrying: Carrying): Promise<void> {
  const word = await site.look();
  if (word === undefined) {
    const message = 'The site knows the job no more, and nobody can say what became of it.';
    await carrying.queue.end(job, { state: 'aborted', reasons: ['aborted-by-system'], message });
    return;
  }
  if (await heard(job, word, carrying)) return;
  if (!word.isIncoming) {
    job.atSite = job.documents.length;
    return;
  }
  if (job.isDoubtful) return await beginAnew(job, site, carrying);
  job.atSite = Math.min(word.documents ?? 0, job.documents.length);
}

/** What waits for documents was not printed: it is given up, and made once more. */
async function beginAnew(job: DeviceJob, site: SiteJob, carrying: Carrying): Promise<void> {
  await site.cancel().catch(unlessRefused);
  const word = await site.look();
  const isGone = word === undefined || wasNotPrinted(word);
  if (!isGone) {
    job.isDoubtful = false;
    await heard(job, word, carrying);
    return;
  }
  await forgetSiteJob(job);
}

async function cancelAtSite(job: DeviceJob, site: SiteJob, carrying: Carrying): Promise<void> {
  await site.cancel().catch(unlessRefused);
  const word = await site.look();
  if (word === undefined) {
    await carrying.queue.end(job, { state: 'canceled', reasons: ['job-canceled-by-user'] });
    return;
  }
  // A device that prints it may have to be told first.
  if (!(await heard(job, word, carrying))) {
    job.atSite = job.documents.length;
    await untilChanged(job, { clock: carrying.clock, ms: 1000, signal: carrying.signal });
  }
}

/** The site does not take it, whenever it is asked. */
async function refusedFor(job: DeviceJob, error: unknown, carrying: Carrying): Promise<void> {
  const { queue, clients, signal, lanes } = carrying;
  const { siteJob, user } = job.record;
  try {
    if (siteJob !== undefined) {
      // What was refused may have been done before.
      const site = new SiteJob(siteJob, { client: await clients.of(user), signal, lanes });
      const word = await site.look();
      if (word !== undefined && (await heard(job, word, carrying))) return;
      if (word?.isIncoming === false) {
        job.atSite = job.documents.length;
        return;
      }
      if (isNotPossibleNow(error)) {
        await untilChanged(job, { clock: carrying.clock, ms: 1000, signal });
        return;
      }
      await site.cancel().catch(() => undefined);
    }
    const message = error instanceof Error ? error.message : String(error);
    await queue.end(job, { state: 'aborted', reasons: ['aborted-by-system'], message });
  } catch (trouble) {
    if (signal.aborted) return;
    job.trouble = troubleFrom(trouble);
    await untilChanged(job, { clock: carrying.clock, ms: longestPauseMs, signal });
  }
}

/** The site may not have noticed yet that the way to it broke, and still take what it got before. */
function isNotPossibleNow(error: unknown): boolean {
  return error instanceof Refusal && error.ippStatus === statusCodes['client-error-not-possible'];
}

/** Its client was told nothing of it: the site need not wait for the rest. It does not have to hear of that. */
async function giveUpAtSite(job: DeviceJob, { clients, lanes }: Carrying): Promise<void> {
  const { siteJob, user } = job.record;
  if (siteJob === undefined) return;
  const signal = AbortSignal.timeout(5000);
  const client = await clients.of(user).catch(() => undefined);
  if (client === undefined) return;
  await new SiteJob(siteJob, { client, signal, lanes }).cancel().catch(() => undefined);
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

/** Until something happens to the job, at most for so long. */
async function untilChanged(
  job: DeviceJob,
  { clock, ms, signal }: { clock: Clock; ms: number; signal: AbortSignal },
): Promise<void> {
  const waited = new AbortController();
  const timeout = AbortSignal.any([signal, waited.signal]);
  await Promise.race([clock.sleep(ms, timeout).catch(() => undefined), job.change()]);
  waited.abort();
}
