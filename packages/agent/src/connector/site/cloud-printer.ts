import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppAnswer } from '@hawser/core/ipp/client/read-answer';
import { Refusal } from '@hawser/core/ipp/client/refusal';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { statusCodes } from '@hawser/core/ipp/tables/status-codes';
import { type IppJobState, ippJobStates } from '@hawser/core/printing/ipp-states';
import type { Hop } from '../../printing/hops.ts';
import { tellingHops } from '../../printing/hops.ts';
import type { SiteDoor } from './site-door.ts';

/** What a device says of a job. */
export interface JobWord {
  /** Undefined only says that it still has the job. */
  readonly state?: IppJobState;
  readonly reasons?: readonly string[];
  readonly message?: string;
  readonly impressions?: number;
}

/** Documents are taken while their clients still send them, which a site need not know. */
const takesArriving = { 'document-arriving': true };

interface Sent {
  readonly operation?: GivenAttributes;
  readonly job?: GivenAttributes;
  readonly printer?: GivenAttributes | readonly (Attributes | GivenAttributes)[];
}

/** A published printer as one of its devices speaks with it (PWG 5100.18). */
export class CloudPrinter {
  readonly #door: SiteDoor;
  readonly #path: string;
  readonly #device: string;
  readonly #signal: AbortSignal;

  constructor(
    door: SiteDoor,
    { printer, device }: { readonly printer: string; readonly device: string },
    signal: AbortSignal,
  ) {
    this.#door = door;
    this.#path = `/ecp/printers/${printer}`;
    this.#device = device;
    this.#signal = signal;
  }

  async register(): Promise<void> {
    const target = this.#door.printerUri(this.#path);
    await this.#send('Register-Output-Device', { operation: { 'printer-uri': target } });
  }

  async deregister(): Promise<void> {
    await this.#send('Deregister-Output-Device');
  }

  async update(printer: readonly (Attributes | GivenAttributes)[]): Promise<void> {
    await this.#send('Update-Output-Device-Attributes', { printer });
  }

  /** Says that it shows which one it is; gives how it is to, or undefined where nobody wants to see it any more. */
  async acknowledgeIdentify(): Promise<Attributes | undefined> {
    try {
      const { message } = await this.#send('Acknowledge-Identify-Printer');
      return groupsOf(message, 'operation')[0];
    } catch (error) {
      if (error instanceof Refusal && error.kind !== 'unreachable') return undefined;
      throw error;
    }
  }

  /** Says which jobs it has; what it does not name the site has back. Gives those that are not its own. */
  async hasJobs(jobs: ReadonlyMap<number, IppJobState>): Promise<readonly number[]> {
    const operation =
      jobs.size === 0
        ? {}
        : {
            'job-ids': [...jobs.keys()],
            'output-device-job-states': [...jobs.values()].map((state) => ippJobStates[state]),
          };
    const { message } = await this.#send('Update-Active-Jobs', { operation });
    return groupsOf(message, 'unsupported').flatMap((group) => group.integers('job-ids'));
  }

  /** The numbers of those that wait, in the order in which they are to be printed. */
  async fetchable(limit: number): Promise<readonly number[]> {
    const wanted = { 'which-jobs': 'fetchable', 'requested-attributes': 'job-id', limit };
    const operation = { ...wanted, ...takesArriving };
    const { message } = await this.#send('Get-Jobs', { operation });
    return groupsOf(message, 'job').flatMap((job) => job.integer('job-id') ?? []);
  }

  async fetchJob(job: number): Promise<Attributes | undefined> {
    const { message } = await this.#send('Fetch-Job', {
      operation: { 'job-id': job, ...takesArriving },
    });
    return groupsOf(message, 'job')[0];
  }

  /** Takes a job; false where another device was first. An answer that was lost is asked for again. */
  async acknowledge(job: number): Promise<boolean> {
    try {
      await this.#send('Acknowledge-Job', { operation: { 'job-id': job, ...takesArriving } });
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const device = (await this.look(job))?.uri('output-device-uuid-assigned');
      return device === this.#device;
    }
  }

  /** Says that this device cannot print it, so that others may. */
  async refuse(job: number, why: keyof typeof statusCodes): Promise<void> {
    await this.#send('Acknowledge-Job', {
      operation: { 'job-id': job, 'fetch-status-code': statusCodes[why] },
    });
  }

  async fetchDocument(
    job: number,
    number: number,
    formats: readonly string[],
  ): Promise<{
    readonly described: Attributes | undefined;
    readonly document: AsyncIterableIterator<Uint8Array>;
  }> {
    const about = {
      'job-id': job,
      'document-number': number,
      ...(formats.length === 0 ? {} : { 'document-format-accepted': formats }),
    };
    const { message, document } = await this.#send('Fetch-Document', { operation: about });
    return { described: groupsOf(message, 'document')[0], document };
  }

  async acknowledgeDocument(job: number, number: number): Promise<void> {
    const about = { 'job-id': job, 'document-number': number };
    await this.#send('Acknowledge-Document', { operation: about });
  }

  /** Says how a job is, and its way until then. */
  async say(
    job: number,
    { state, reasons, message, impressions }: JobWord,
    hops: readonly Hop[] = [],
  ): Promise<void> {
    await this.#send('Update-Job-Status', {
      operation: { 'job-id': job, ...tellingHops(hops, { now: this.#door.now() }) },
      job: {
        'output-device-job-state': state === undefined ? undefined : ippJobStates[state],
        'output-device-job-state-reasons':
          reasons === undefined || reasons.length === 0 ? undefined : reasons,
        'output-device-job-state-message': message,
        'job-impressions-completed': impressions,
      },
    });
  }

  /** How the site has a job; undefined where it has none of that number. */
  async look(job: number): Promise<Attributes | undefined> {
    const wanted = ['job-state', 'job-state-reasons', 'output-device-uuid-assigned'];
    const operation = { 'job-id': job, 'requested-attributes': wanted };
    try {
      const { message } = await this.#send('Get-Job-Attributes', { operation });
      return groupsOf(message, 'job')[0];
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'not-found') return undefined;
      throw error;
    }
  }

  async #send(
    name: OperationName,
    { operation = {}, job, printer }: Sent = {},
  ): Promise<IppAnswer> {
    const groups = [
      {
        tag: 'operation' as const,
        attributes: { 'output-device-uuid': this.#device, ...operation },
      },
      ...(job === undefined ? [] : [{ tag: 'job' as const, attributes: job }]),
      ...(printer === undefined ? [] : [{ tag: 'printer' as const, attributes: printer }]),
    ];
    const target = this.#door.printerUri(this.#path);
    return await this.#door.send(name, groups, { target, signal: this.#signal });
  }
}
