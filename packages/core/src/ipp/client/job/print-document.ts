import type { GivenAttributes } from '../../encode/given.ts';
import { statusCodes } from '../../tables/status-codes.ts';
import type { Compression } from '../document/compression.ts';
import type { GivenDocument } from '../document/document-source.ts';
import type { IppClient } from '../ipp-client.ts';
import { Refusal } from '../refusal.ts';
import type { Pauses, Repeating } from '../repeating.ts';
import type { TimeLimits } from '../time-limits.ts';
import { createJob } from './create-job.ts';
import { deliverDocument } from './deliver-document.ts';
import { newUuid } from './job-attributes.ts';
import { printAtOnce } from './print-at-once.ts';

export interface PrintedDocument {
  readonly document: GivenDocument;
  readonly documentFormat?: string;
  readonly documentName?: string;
}

export interface Printing extends PrintedDocument {
  readonly jobName: string;
  /** Those that follow it in the same job, for a printer that takes several. */
  readonly following?: readonly PrintedDocument[];
  readonly compression?: Compression;
  /** How it is to be printed: the attributes of the job. */
  readonly job?: GivenAttributes;
  /** Further attributes of the operation that makes the job. */
  readonly operation?: GivenAttributes;
  /** By which the job is found again where the printer keeps it. */
  readonly jobUuid?: string;
  /** Called before anything of the document is sent, for whoever wants to know the job when he is killed. */
  readonly onJob?: (jobId: number) => Promise<void> | void;
  /** Called before a job and its document are sent in one, with the UUID by which it may be found then. */
  readonly onAtOnce?: (jobUuid: string) => Promise<void> | void;
  readonly signal?: AbortSignal;
  readonly timeLimits?: Partial<TimeLimits>;
  readonly repeating?: Partial<Repeating>;
}

export interface PrintedJob {
  readonly jobId: number;
  readonly jobUuid: string;
}

/** What goes through all of it. */
export interface Attempt extends Printing {
  readonly signal: AbortSignal;
  readonly pauses: Pauses;
}

const usualRounds = { attempts: 6, firstPause: 500, longestPause: 30_000 };

/**
 * Has a document printed, or several in one job, once: it is sent again only where the printer says of the job that nothing of it
 * was or will be printed. Where that cannot be known the error is `possibly-printed`.
 */
export async function printDocument(client: IppClient, printing: Printing): Promise<PrintedJob> {
  const pauses = client.pauses({ ...usualRounds, ...printing.repeating });
  const { signal = new AbortController().signal } = printing;
  let attempt: Attempt = { ...printing, signal, pauses };
  for (;;) {
    const { jobUuid = newUuid() } = attempt;
    let jobId: number;
    try {
      jobId = await createJob(client, attempt, jobUuid);
    } catch (error) {
      if (!isNotOffered(error) || (attempt.following ?? []).length > 0) throw error;
      return await printAtOnce(client, attempt);
    }
    await printing.onJob?.(jobId);
    if (await deliverAll(client, attempt, jobId)) return { jobId, jobUuid };
    // Another job, by another name: a site that knows the first would only tell of that one.
    const { jobUuid: _, ...rest } = attempt;
    attempt = rest;
  }
}

/** False where the job is over, and another has to be made. */
async function deliverAll(client: IppClient, attempt: Attempt, jobId: number): Promise<boolean> {
  const { following = [], ...first } = attempt;
  const documents = [first, ...following.map((one) => ({ ...withoutNames(first), ...one }))];
  for (const [place, document] of documents.entries()) {
    const isLast = place + 1 === documents.length;
    if (!(await deliverDocument(client, document, { jobId, isLast }))) return false;
  }
  return true;
}

function withoutNames(attempt: Attempt): Attempt {
  const { documentFormat: _, documentName: __, ...rest } = attempt;
  return rest;
}

function isNotOffered(error: unknown): boolean {
  const status = statusCodes['server-error-operation-not-supported'];
  return error instanceof Refusal && error.ippStatus === status;
}
