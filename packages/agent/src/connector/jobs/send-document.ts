import { randomUUID } from 'node:crypto';
import { HawserError } from '@hawser/core/errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { cancelJob } from '@hawser/core/ipp/client/job/ask-for-job';
import { cancelOrphan as cancelJobOfName } from '@hawser/core/ipp/client/job/cancel-orphan';
import { printDocument } from '@hawser/core/ipp/client/job/print-document';
import { Refusal } from '@hawser/core/ipp/client/refusal';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { ConversionFailed } from '../conversion/conversion-failed.ts';
import { statusCodes } from '@hawser/core/ipp/tables/status-codes';
import type { Bell } from '../../bell.ts';
import { allDone } from '../all-done.ts';
import { apart, type JobRecord, whole, withoutPrinterJob } from '../spool/job-record.ts';
import type { Spool } from '../spool/spool.ts';
import { NotNow } from './job-fate.ts';
import { ticketFrom } from './job-ticket.ts';
import type { IncomingDocument } from './incoming-document.ts';
import { printableDocument, type PrintableDocument } from './printable-document.ts';
import { settleSending } from './settle-sending.ts';
import type { ToldSite } from './told-site.ts';

export interface Sending {
  readonly client: IppClient;
  readonly spool: Spool;
  readonly site: ToldSite;
  /** Its document, where it still comes or came since this connector began. */
  readonly incoming?: IncomingDocument | undefined;
  /** Rung when the site says that something has happened to the job. */
  readonly bell: Bell;
  /** It was there when this connector began: the one before may have been killed at any moment. */
  readonly isLeft: boolean;
  /** Ends in the middle of whatever it does. */
  readonly signal: AbortSignal;
}

/** Whoever does not take it is tried again later, and the site hears of it meanwhile. */
const rounds = { attempts: 2, firstPause: 500, longestPause: 1000 };

/** What a person has done at the printer, or it has refused; what may have been printed is told. */
export interface NotSent {
  readonly state: 'canceled' | 'aborted' | 'pending-held';
  readonly reasons?: readonly string[];
  readonly message: string;
}

/**
 * Sends a document to the printer, once. Before the printer can have any of it, it is on disk which job
 * of the printer that is, and the site has taken the word that paper may come out.
 */
export async function sendDocument(
  record: JobRecord,
  sending: Sending,
): Promise<JobRecord | NotSent> {
  const { client, spool, site, bell, isLeft, incoming, signal: ended } = sending;
  const { place, documents, name, ticket } = record;
  const document = documents[place];
  const following = record.isTogether === true ? documents.slice(place + 1) : [];
  if (document === undefined) throw new Error('there is no such document');
  if (isLeft) await cancelOrphan(record, { client, signal: ended });
  let now: JobRecord = withoutPrinterJob({ ...record, uuid: `urn:uuid:${randomUUID()}` });
  const begin = async (): Promise<void> => {
    if (now.isBegun) return;
    await site.say({ state: 'processing' });
    now = { ...now, isBegun: true };
  };
  const stopped = new AbortController();
  const over = new AbortController();
  const signal = AbortSignal.any([ended, stopped.signal]);
  const stop = (): void => stopped.abort();
  const kept = site.whileSending(stop, bell, AbortSignal.any([signal, over.signal]));
  try {
    // All of them first: what cannot be converted ends the job before paper comes out.
    const ready: PrintableDocument[] = [];
    for (const each of [document, ...following]) {
      ready.push(await printableDocument(record, each, { spool, signal, hops: site.hops }));
    }
    const [first, ...others] = ready.map((each) => ({
      document: () => each.read(),
      documentFormat: each.format,
      ...(each.name === undefined ? {} : { documentName: each.name }),
    }));
    if (first === undefined) throw new Error('there is no document');
    const { jobId } = await printDocument(client, {
      jobName: name,
      ...first,
      ...(incoming === undefined || incoming.isWhole ? {} : { document: () => incoming.read() }),
      following: others,
      ...asTicket(ticketFrom(ticket)),
      jobUuid: now.uuid,
      signal,
      repeating: rounds,
      async onJob(printerJob) {
        try {
          now = { ...now, step: 'sending', printerJob };
          site.hops.note('sending', `job ${printerJob} of the printer`);
          await allDone([spool.keep(now), begin()]);
        } catch (error) {
          // It has no document, and would block a printer that does one job at a time.
          await cancelJob(client, printerJob, { signal: ended });
          throw error;
        }
      },
      async onAtOnce(uuid) {
        await begin();
        now = { ...withoutPrinterJob(now), uuid, step: 'sending', isAtOnce: true };
        site.hops.note('sending');
        await spool.keep(now);
      },
    });
    await incoming?.ended();
    now = { ...whole(now), step: 'sent', printerJob: jobId, place: place + following.length };
    site.hops.note('sent', `job ${jobId} of the printer`);
    await spool.note(now);
    return now;
  } catch (error) {
    ended.throwIfAborted();
    if (stopped.signal.aborted) return { state: 'canceled', message: 'It was canceled.' };
    if (incoming?.failure !== undefined) return await partSent(now, incoming.failure, sending);
    if (error instanceof ConversionFailed) {
      const message = `The document cannot be converted for the printer. ${error.message}`;
      return { state: 'aborted', reasons: ['document-format-error'], message };
    }
    if (!(error instanceof HawserError)) throw error;
    const { code, message } = error;
    if (code === 'ipp-peer-possibly-printed') return { state: 'pending-held', message };
    if (code === 'ipp-peer-canceled') return { state: 'canceled', message };
    if (following.length > 0 && now.step === 'sending') {
      // Of those that it has taken something may be printed by now.
      const settled = await settleSending(now, sending);
      if (!('job' in settled)) return { ...settled, message: `${message} ${settled.message}` };
      if (isOfOneOnly(error)) {
        await spool.note(apart(settled));
        throw new NotNow(message, { cause: error });
      }
    }
    // All that is left was found to have printed nothing.
    now = withoutPrinterJob({ ...now, step: 'spooled' });
    await spool.note(now);
    if (isForNow(error)) throw new NotNow(message, { cause: error });
    return { state: 'aborted', message };
  } finally {
    over.abort();
    await kept;
  }
}

/**
 * The rest of a document never comes here; the printer, which has a part of it, was told to cancel it. Where
 * it has begun a person decides, unless the site knows that its client has not sent all of it.
 */
async function partSent(
  record: JobRecord,
  failure: unknown,
  sending: Sending,
): Promise<JobRecord | NotSent> {
  if (!(failure instanceof HawserError)) throw failure;
  const settled = await settleSending(record, sending);
  if ('job' in settled) throw new NotNow(failure.message, { cause: failure });
  return { ...settled, message: `${failure.message} A part of it may be on paper.` };
}

/** What was made just before this connector was killed blocks a printer that does one job at a time. */
async function cancelOrphan(
  { name: jobName, since }: JobRecord,
  { client, signal }: Pick<Sending, 'client' | 'signal'>,
): Promise<void> {
  const seconds = (client.clock.now() - since) / 1000;
  try {
    await cancelJobOfName(client, { jobName, seconds }, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HawserError)) throw error;
  }
}

/** A printer that says otherwise of itself. */
function isOfOneOnly(error: HawserError): boolean {
  const status = statusCodes['server-error-multiple-document-jobs-not-supported'];
  return error instanceof Refusal && error.ippStatus === status;
}

function asTicket(ticket: Attributes | undefined): { readonly job?: GivenAttributes } {
  if (ticket === undefined || ticket.attributeNames.length === 0) return {};
  return { job: Object.fromEntries([...ticket].map(({ name, values }) => [name, values])) };
}

/** What it does not take now it may take later: whoever has opened it again need not print once more. */
const later: ReadonlySet<number | undefined> = new Set([
  statusCodes['server-error-not-accepting-jobs'],
  statusCodes['server-error-printer-is-deactivated'],
  statusCodes['server-error-device-error'],
]);

function isForNow(error: HawserError): boolean {
  // A disk that is full has room another time, too.
  if (error.kind === 'unreachable' || error.code.startsWith('file-')) return true;
  return error instanceof Refusal && later.has(error.ippStatus);
}
