import { randomUUID } from 'node:crypto';
import { HawserError } from '@hawser/core/errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { cancelJob } from '@hawser/core/ipp/client/job/ask-for-job';
import { cancelOrphan as cancelJobOfName } from '@hawser/core/ipp/client/job/cancel-orphan';
import { printDocument } from '@hawser/core/ipp/client/job/print-document';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { Bell } from '../../bell.ts';
import type { JobRecord } from '../spool/job-record.ts';
import type { Spool } from '../spool/spool.ts';
import { NotNow } from './job-fate.ts';
import { ticketFrom } from './job-ticket.ts';
import type { ToldSite } from './told-site.ts';

export interface Sending {
  readonly client: IppClient;
  readonly spool: Spool;
  readonly site: ToldSite;
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
  readonly message: string;
}

/**
 * Sends a document to the printer, once. Before the printer can have any of it, it is on disk which job
 * of the printer that is, and the site has taken the word that paper may come out.
 */
export async function sendDocument(
  record: JobRecord,
  { client, spool, site, bell, isLeft, signal: ended }: Sending,
): Promise<JobRecord | NotSent> {
  const { place, documents, name, ticket } = record;
  const document = documents[place];
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
    const { jobId } = await printDocument(client, {
      jobName: name,
      document: () => spool.readDocument(record, document.number),
      documentFormat: document.format,
      ...(document.name === undefined ? {} : { documentName: document.name }),
      ...asTicket(ticketFrom(ticket)),
      jobUuid: now.uuid,
      signal,
      repeating: rounds,
      async onJob(printerJob) {
        try {
          now = { ...now, step: 'sending', printerJob };
          site.hops.note('sending', `job ${printerJob} of the printer`);
          await spool.keep(now);
          await begin();
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
    now = { ...now, step: 'sent', printerJob: jobId };
    site.hops.note('sent', `job ${jobId} of the printer`);
    await spool.keep(now);
    return now;
  } catch (error) {
    ended.throwIfAborted();
    if (stopped.signal.aborted) return { state: 'canceled', message: 'It was canceled.' };
    if (!(error instanceof HawserError)) throw error;
    const { code, message } = error;
    if (code === 'ipp-peer-possibly-printed') return { state: 'pending-held', message };
    if (code === 'ipp-peer-canceled') return { state: 'canceled', message };
    // All that is left was found to have printed nothing.
    now = withoutPrinterJob({ ...now, step: 'spooled' });
    await spool.keep(now);
    if (error.kind === 'unreachable') throw new NotNow(message, { cause: error });
    return { state: 'aborted', message };
  } finally {
    over.abort();
    await kept;
  }
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

export function withoutPrinterJob(record: JobRecord): JobRecord {
  const { printerJob: _, isAtOnce: __, ...rest } = record;
  return rest;
}

function asTicket(ticket: Attributes | undefined): { readonly job?: GivenAttributes } {
  if (ticket === undefined || ticket.attributeNames.length === 0) return {};
  return { job: Object.fromEntries([...ticket].map(({ name, values }) => [name, values])) };
}
