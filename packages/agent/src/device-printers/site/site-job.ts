import { HawserError } from '@hawser/core/errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { jobIdOf } from '@hawser/core/ipp/client/job/create-job';
import { patientLimits } from '@hawser/core/ipp/client/job/interruption';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf, type Message } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { groupFrom } from '../attributes/kept-group.ts';
import { type Hop, tellingHops, thisDevice } from '../../printing/hops.ts';
import type { DeviceJob } from '../jobs/device-job.ts';
import type { DocumentRecord } from '../spool/job-record.ts';
import { type SiteWord, siteWordFrom, wordAttributes } from './site-word.ts';

/** A job of this device as the site has it. */
export class SiteJob {
  readonly #client: IppClient;
  readonly #number: number;
  readonly #signal: AbortSignal;

  constructor(client: IppClient, number: number, signal: AbortSignal) {
    this.#client = client;
    this.#number = number;
    this.#signal = signal;
  }

  /** Makes the job at the site; one that nobody heard of again has no document, and prints nothing. */
  static async make(
    client: IppClient,
    { record }: DeviceJob,
    { hops, signal }: { readonly hops: readonly Hop[]; readonly signal: AbortSignal },
  ): Promise<number> {
    const { name, uuid, operation, template } = record;
    const wanted = groupFrom(template);
    const said = { 'job-name': name, 'job-uuid': uuid, ...telling(hops, client) };
    const groups = [
      { tag: 'operation' as const, attributes: [said, groupFrom(operation)] },
      ...(wanted.attributeNames.length === 0 ? [] : [{ tag: 'job' as const, attributes: wanted }]),
    ];
    const answer = await client.send('Create-Job', groups, { signal });
    return jobIdOf(client, 'Create-Job', answer);
  }

  /** What the site says of it; undefined where it knows it no more. */
  async look(): Promise<SiteWord | undefined> {
    try {
      return this.#word(await this.#ask('Get-Job-Attributes', wordAttributes));
    } catch (error) {
      if (error instanceof HawserError && error.kind === 'not-found') return undefined;
      throw error;
    }
  }

  async sendDocument(
    { format, compression, name, attributes }: Omit<DocumentRecord, 'size'>,
    {
      isLast,
      hops,
      document,
    }: {
      readonly isLast: boolean;
      readonly hops: readonly Hop[];
      readonly document: () => AsyncIterable<Uint8Array>;
    },
  ): Promise<SiteWord | undefined> {
    const operation: GivenAttributes = {
      'job-id': this.#number,
      'document-format': format,
      ...(name === undefined ? {} : { 'document-name': name }),
      ...(compression === 'none' ? {} : { compression }),
      'last-document': isLast,
      ...telling(hops, this.#client),
    };
    const template = attributes === undefined ? [] : [groupFrom(attributes)];
    const { message } = await this.#client.send(
      'Send-Document',
      [
        { tag: 'operation', attributes: operation },
        ...template.map((group) => ({ tag: 'document' as const, attributes: group })),
      ],
      { document, signal: this.#signal, timeLimits: patientLimits },
    );
    return this.#word(message);
  }

  async close(): Promise<void> {
    await this.#ask('Close-Job');
  }

  /** Whether it was done is to be looked at: who refuses may have canceled it before. */
  async cancel(): Promise<void> {
    await this.#ask('Cancel-Job');
  }

  async #ask(operation: OperationName, asked: readonly string[] = []): Promise<Message> {
    const attributes = {
      'job-id': this.#number,
      ...(asked.length === 0 ? {} : { 'requested-attributes': asked }),
    };
    const { message } = await this.#client.send(operation, [{ tag: 'operation', attributes }], {
      signal: this.#signal,
    });
    return message;
  }

  #word(message: Message): SiteWord | undefined {
    const [job]: readonly Attributes[] = groupsOf(message, 'job');
    return job === undefined ? undefined : siteWordFrom(job);
  }
}

/** The way of the job until now goes with what is asked for anyway. */
function telling(hops: readonly Hop[], { clock }: IppClient): GivenAttributes {
  return tellingHops(hops, { now: clock.now(), device: thisDevice() });
}
