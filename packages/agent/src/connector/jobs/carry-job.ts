import { HawserError } from '@hawser/core/errors';
import { cancelJob } from '@hawser/core/ipp/client/job/ask-for-job';
import { Refusal } from '@hawser/core/ipp/client/refusal';
import type { Clock } from '@hawser/core/clock';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { CloudPrinter, JobWord } from '../site/cloud-printer.ts';
import { type JobRecord, whole } from '../spool/job-record.ts';
import { NotNow, NotWanted } from './job-fate.ts';
import { sendDocument, type Sending } from './send-document.ts';
import { settleSending } from './settle-sending.ts';
import { ToldSite } from './told-site.ts';
import { watchPrinterJob } from './watch-printer-job.ts';

export interface Carrying extends Omit<Sending, 'site'> {
  readonly cloud: CloudPrinter;
  readonly clock: Clock;
  /** What the printer can do; undefined while it is away. */
  readonly abilities: () => Attributes | undefined;
  /** Set once nothing new is to be begun: what is on disk goes on the next time. */
  readonly stopping: AbortSignal;
  /** The agent ends. */
  readonly ending: AbortSignal;
  readonly say: (line: string) => void;
}

const firstPauseMs = 1000;
const longestPauseMs = 30_000;
/** For so long a job waits for a printer that is away before others may have it, if nothing was begun. */
const giveBackMs = 120_000;

/**
 * Carries a job from wherever it stands to its end, and tells the site of it. It returns when the job is
 * over and nothing is left of it, or when nothing new is to be begun.
 */
export async function carryJob(found: JobRecord, carrying: Carrying): Promise<void> {
  const { cloud, spool, clock, stopping, say } = carrying;
  const site = new ToldSite(cloud, found.job, { clock, hops: spool.hopsOf(found) });
  const began = clock.now();
  let record = found;
  let pause = firstPauseMs;
  for (;;) {
    try {
      if (record.word === undefined) record = await onwards(record, { ...carrying, site });
      if (record.word !== undefined) {
        if (await isTold(record, site)) {
          await spool.forget(record);
          say(`job ${record.job} of ${record.printer} is ${record.word.state}`);
          return;
        }
      } else if (stopping.aborted) return;
      else {
        pause = firstPauseMs;
        continue;
      }
    } catch (error) {
      carrying.signal.throwIfAborted();
      if (error instanceof NotWanted) return await drop(record, error, carrying);
      if (!(error instanceof NotNow || error instanceof HawserError)) throw error;
      // It goes on where it stands by now.
      record = (await spool.find(record)) ?? record;
      say(`job ${record.job} of ${record.printer} waits: ${error.message}`);
      const isUntouched = !record.isBegun && record.step === 'spooled';
      if (isUntouched && clock.now() - began > giveBackMs) {
        await carrying.incoming?.stop();
        await cloud.hasJobs(new Map());
        await spool.forget(record);
        return;
      }
      const { message } = error;
      site.hops.note('delayed', message);
      const word = isUntouched ? {} : ({ state: 'processing-stopped', message } as const);
      const refused = await site.keepUp(word).catch((refusal: unknown) => refusal);
      if (refused instanceof NotWanted) return await drop(record, refused, carrying);
    }
    if (stopping.aborted) return;
    await clock.sleep(pause, stopping).catch(() => undefined);
    pause = Math.min(longestPauseMs, pause * 2);
  }
}

interface Going extends Carrying {
  readonly site: ToldSite;
}

/** One step: from the disk to the printer, or from there to the end. */
async function onwards(record: JobRecord, going: Going): Promise<JobRecord> {
  const { step, printerJob } = record;
  switch (step) {
    case 'spooled': {
      if (going.stopping.aborted) return record;
      if (record.isBegun && (await going.site.isToStop())) {
        return await ended(record, { state: 'canceled' }, going);
      }
      const isGone = going.incoming === undefined || going.incoming.failure !== undefined;
      const ready = record.isArriving === true && isGone ? await fetchAgain(record, going) : record;
      const sent = await sendDocument(ready, ready === record ? going : withoutIncoming(going));
      return 'job' in sent ? sent : await ended(record, sent, going);
    }
    case 'sending': {
      const settled = await settleSending(record, going);
      return 'job' in settled ? settled : await ended(record, settled, going);
    }
    case 'sent': {
      const unknown = {
        state: 'pending-held',
        message: 'The printer has told of no job.',
      } as const;
      const word = printerJob === undefined ? unknown : await watchPrinterJob(printerJob, going);
      if (word === undefined) return record;
      const isLast = record.place + 1 >= record.documents.length;
      if (word.state !== 'completed' || isLast) return await ended(record, word, going);
      const next: JobRecord = { ...record, step: 'spooled', place: record.place + 1 };
      await going.spool.note(next);
      return next;
    }
    case 'over':
      return record;
  }
}

/** What did not come whole while it was sent, or before this connector was ended, comes whole now. */
async function fetchAgain(record: JobRecord, { cloud, spool }: Going): Promise<JobRecord> {
  const { job, documents } = record;
  const [{ number, format }] = documents as [JobRecord['documents'][number]];
  try {
    const { document } = await cloud.fetchDocument(job, number, [format]);
    await spool.keepDocument(record, number, document);
    await cloud.acknowledgeDocument(job, number);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'unreachable') throw error;
    throw new NotWanted(error.message, { cause: error });
  }
  const now = whole(record);
  await spool.note(now);
  return now;
}

function withoutIncoming(going: Going): Going {
  const { incoming: _, ...rest } = going;
  return rest;
}

async function ended(record: JobRecord, word: JobWord, { spool }: Going): Promise<JobRecord> {
  const { state = 'pending-held', reasons, ...more } = word;
  const told = { state, ...(reasons === undefined ? {} : { reasons: [...reasons] }), ...more };
  const over: JobRecord = { ...record, step: 'over', word: told };
  await spool.note(over);
  return over;
}

/** False where the site cannot be told now. */
async function isTold({ word }: JobRecord, site: ToldSite): Promise<boolean> {
  if (word === undefined) return false;
  try {
    await site.say(word);
    return true;
  } catch (error) {
    // It knows better, or it knows already.
    if (error instanceof NotWanted) return true;
    if (error instanceof HawserError) return false;
    throw error;
  }
}

/** Prints nothing more of it. */
async function drop(record: JobRecord, why: NotWanted, carrying: Carrying): Promise<void> {
  const { client, spool, signal, say, incoming } = carrying;
  await incoming?.stop();
  const now = (await spool.find(record)) ?? record;
  if (now.printerJob !== undefined) await cancelJob(client, now.printerJob, { signal });
  await spool.forget(record);
  say(`job ${record.job} of ${record.printer} is not wanted any more: ${why.message}`);
}
