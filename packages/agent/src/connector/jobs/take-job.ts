import { randomUUID } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { Refusal } from '@hawser/core/ipp/client/refusal';
import { statusCodes } from '@hawser/core/ipp/tables/status-codes';
import { type ConversionTools, offeredFormats, ownFormats } from '../conversion/offered-formats.ts';
import { planConversion } from '../conversion/plan-conversion.ts';
import { saidNumber, saidText, saidTexts } from '../printers/said.ts';
import type { CloudPrinter } from '../site/cloud-printer.ts';
import { allDone } from '../all-done.ts';
import type { JobRecord } from '../spool/job-record.ts';
import type { Spool } from '../spool/spool.ts';
import { IncomingDocument } from './incoming-document.ts';
import { keptTicket, printerTicket } from './job-ticket.ts';

export interface Taking {
  readonly cloud: CloudPrinter;
  readonly spool: Spool;
  readonly clock: Clock;
  /** The published printer, the device that prints for it, and where that is. */
  readonly printer: string;
  readonly device: string;
  readonly uri: string;
  /** What the real printer says that it can do. */
  readonly abilities: Attributes;
  /** What there is to convert what it does not take. */
  readonly tools: ConversionTools;
}

export interface TakenJob {
  readonly record: JobRecord;
  /** Where the rest of its document still comes. */
  readonly incoming?: IncomingDocument;
}

export type Taken = TakenJob | 'not-there' | 'no-room';

/** How large a document may be of which nobody knows yet how large it is. */
const arrivingBytes = 1024 ** 3;

/** More than anybody sends. */
const mostDocuments = 1000;

/**
 * Takes a job, so that no other device gets it, and puts all of it on disk. What goes wrong before that
 * is done leaves nothing, and the site has the job back.
 */
export async function takeJob(job: number, taking: Taking): Promise<Taken> {
  const { cloud, spool, clock, printer, device, uri, abilities, tools } = taking;
  const fetched = await cloud.fetchJob(job).catch(refused);
  if (fetched === undefined) return 'not-there';
  const arrives = saidTexts(fetched, 'job-state-reasons').includes('job-incoming');
  const octets = arrives ? arrivingBytes : (saidNumber(fetched, 'job-k-octets') ?? 0) * 1024;
  if (!(await spool.hasRoom(octets))) return 'no-room';
  const key = { device, job };
  await spool.begin(key);
  try {
    if (!(await cloud.acknowledge(job))) {
      await spool.forget(key);
      return 'not-there';
    }
    await cloud.say(job, { state: 'pending' });
    const count = Math.min(saidNumber(fetched, 'number-of-documents') ?? 1, mostDocuments);
    const formats = offeredFormats(abilities, tools);
    const ticket = printerTicket(fetched, abilities);
    const documents: JobRecord['documents'] = [];
    let incoming: IncomingDocument | undefined;
    const acknowledged: Promise<void>[] = [];
    for (let number = 1; number <= count; number += 1) {
      const { described, document } = await cloud.fetchDocument(job, number, formats);
      const format = described?.mimeMediaType('document-format') ?? 'application/octet-stream';
      const conversion = planConversion(format, ticket, abilities, tools);
      if (arrives && ownFormats(abilities).includes(format)) {
        incoming = new IncomingDocument(await spool.openDocument(key, number), {
          first: document,
          again: async () => (await cloud.fetchDocument(job, number, formats)).document,
          whole: async () => cloud.acknowledgeDocument(job, number).catch(untold),
          clock,
        });
      } else {
        await spool.keepDocument(key, number, document);
        // It is here, and what comes next need not wait for the site to know that.
        const told = cloud.acknowledgeDocument(job, number);
        // It is heard of where it is waited for, which is later.
        told.catch(() => undefined);
        acknowledged.push(told);
      }
      const name = described === undefined ? undefined : saidText(described, 'document-name');
      documents.push({
        number,
        format,
        ...(name === undefined ? {} : { name }),
        ...(conversion === undefined ? {} : { conversion }),
      });
    }
    const record: JobRecord = {
      printer,
      device,
      job,
      uri,
      since: clock.now(),
      name: saidText(fetched, 'job-name') ?? `Job ${job}`,
      user: saidText(fetched, 'job-originating-user-name') ?? 'anonymous',
      step: 'spooled',
      documents,
      ...(incoming === undefined ? {} : { isArriving: true }),
      ...(count > 1 && saidYes(abilities, 'multiple-document-jobs-supported')
        ? { isTogether: true }
        : {}),
      place: 0,
      ticket: keptTicket(ticket),
      uuid: `urn:uuid:${randomUUID()}`,
      isBegun: false,
    };
    spool.hopsOf(key).note('spooled', documents.map(({ format }) => format).join(', '));
    await allDone([spool.keep(record), ...acknowledged]);
    return incoming === undefined ? { record } : { record, incoming };
  } catch (error) {
    await spool.forget(key).catch(() => undefined);
    // Said or not: the lease ends as well.
    await giveUp(job, error, taking).catch(() => undefined);
    throw error;
  }
}

function saidYes(attributes: Attributes, name: string): boolean {
  const [value] = attributes.values(name);
  return value?.type === 'boolean' && value.value;
}

/** It has all of it all the same. */
function untold(error: unknown): void {
  if (!(error instanceof HawserError)) throw error;
}

/** A document that the printer has no way to print ends the job; everything else others may still print. */
async function giveUp(job: number, error: unknown, { cloud }: Taking): Promise<void> {
  if (error instanceof Refusal && error.ippStatus === statusCodes['client-error-not-fetchable']) {
    const reasons = ['unsupported-document-format'];
    const message = 'The printer does not take documents of that format.';
    await cloud.say(job, { state: 'aborted', reasons, message });
  } else await cloud.hasJobs(new Map());
}

/** Somebody else was first, or it is over. */
function refused(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
  return undefined;
}
