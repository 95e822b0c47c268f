import { HawserError } from '@hawser/core/errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { jobIdOf } from '@hawser/core/ipp/client/job/create-job';
import { patientLimits } from '@hawser/core/ipp/client/job/interruption';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { IppAnswer } from '@hawser/core/ipp/client/read-answer';
import { groupsOf, type Message } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { Lanes } from '@hawser/core/lanes';
import { groupFrom } from '../attributes/kept-group.ts';
import { type Hop, tellingHops, thisDevice } from '../../printing/hops.ts';
import type { DeviceJob } from '../jobs/device-job.ts';
import type { ArrivingDocument } from '../spool/arriving-document.ts';
import type { DocumentRecord } from '../spool/job-record.ts';
import { type SiteWord, siteWordFrom, wordAttributes } from './site-word.ts';

/** How the site is reached. */
export interface Reaching {
  readonly client: IppClient;
  readonly signal: AbortSignal;
  /** However many jobs there are, no more of them are at the site at once. */
  readonly lanes: Lanes;
}

/** A job of this device as the site has it. */
export class SiteJob {
  readonly #reaching: Reaching;
  readonly #number: number;

  constructor(number: number, reaching: Reaching) {
    this.#reaching = reaching;
    this.#number = number;
  }

  /** Makes the job at the site; one that nobody heard of again has no document, and prints nothing. */
  static async make(
    { record }: DeviceJob,
    hops: readonly Hop[],
    { client, signal, lanes }: Reaching,
  ): Promise<number> {
    const { name, uuid, operation, template } = record;
    const wanted = groupFrom(template);
    const said = { 'job-name': name, 'job-uuid': uuid, ...telling(hops, client) };
    const groups = [
      { tag: 'operation' as const, attributes: [said, groupFrom(operation)] },
      ...(wanted.attributeNames.length === 0 ? [] : [{ tag: 'job' as const, attributes: wanted }]),
    ];
    const make = async (): Promise<IppAnswer> => client.send('Create-Job', groups, { signal });
    const answer = await lanes.take(make, signal);
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
      readonly document: ArrivingDocument;
    },
  ): Promise<SiteWord | undefined> {
    const { client, signal, lanes } = this.#reaching;
    const operation: GivenAttributes = {
      'job-id': this.#number,
      'document-format': format,
      ...(name === undefined ? {} : { 'document-name': name }),
      ...(compression === 'none' ? {} : { compression }),
      'last-document': isLast,
      ...telling(hops, client),
    };
    const template = attributes === undefined ? [] : [groupFrom(attributes)];
    const groups = [
      { tag: 'operation' as const, attributes: operation },
      ...template.map((group) => ({ tag: 'document' as const, attributes: group })),
    ];
    const send = async (): Promise<IppAnswer> =>
      client.send('Send-Document', groups, {
        document: () => document.read(),
        signal,
        timeLimits: patientLimits,
      });
    // One that still arrives may take its client long, and is in nobody's way.
    const { message } = await (document.isKept ? lanes.take(send, signal) : send());
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
    const { client, signal, lanes } = this.#reaching;
    const groups = [{ tag: 'operation' as const, attributes }];
    const ask = async (): Promise<IppAnswer> => client.send(operation, groups, { signal });
    return (await lanes.take(ask, signal)).message;
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
