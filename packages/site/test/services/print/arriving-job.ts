import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { readMessage } from '@hawser/core/ipp/decode/read-message';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf } from '@hawser/core/ipp/message';
import { statusName } from '@hawser/core/ipp/tables/status-codes';
import type { IppCaller } from './ipp-caller.ts';
import type { TestProxy } from './test-proxy.ts';

/** What a device says that takes documents which still arrive. */
export const takesArriving = { 'document-arriving': true };

const firstBytes = 1_500_000;

/** A job of which the document is sent as slowly as a test likes. */
export class ArrivingJob {
  readonly number: number;
  readonly sent: Buffer[] = [];
  readonly #printer: IppCaller;
  readonly #request: ClientRequest;
  readonly #answer: Promise<string | undefined>;

  private constructor(printer: IppCaller, number: number, operation: GivenAttributes) {
    this.#printer = printer;
    this.number = number;
    this.#request = printer.send('Send-Document', {
      operation: {
        'job-id': number,
        'document-format': 'application/pdf',
        'last-document': true,
        ...operation,
      },
    });
    this.#answer = answered(this.#request).catch(() => undefined);
  }

  /** One of which enough has come to be handed out. */
  static async begin(
    printer: IppCaller,
    { create = {}, send = {} }: { create?: GivenAttributes; send?: GivenAttributes } = {},
    job: GivenAttributes = {},
  ): Promise<ArrivingJob> {
    const { message } = await printer.done('Create-Job', {
      operation: { 'job-name': 'Report', ...create },
      groups: [{ tag: 'job', attributes: job }],
    });
    const number = groupsOf(message, 'job')[0]?.integer('job-id') ?? 0;
    const arriving = new ArrivingJob(printer, number, send);
    await arriving.more(firstBytes);
    return arriving;
  }

  /** Sends so much more of it. */
  async more(bytes: number): Promise<void> {
    const piece = randomBytes(bytes);
    this.sent.push(piece);
    await new Promise<void>((resolve) => this.#request.write(piece, () => resolve()));
  }

  /** Sends its end; gives what is answered. */
  async end(): Promise<string | undefined> {
    this.#request.end();
    return await this.#answer;
  }

  async breakOff(): Promise<void> {
    this.#request.destroy();
    await this.#answer;
  }

  get document(): Buffer {
    return Buffer.concat(this.sent);
  }

  /** What the site says of it. */
  async standing(): Promise<string> {
    const operation = { 'job-id': this.number };
    const { message } = await this.#printer.done('Get-Job-Attributes', { operation });
    const [shown] = groupsOf(message, 'job');
    return [shown?.enum('job-state'), ...(shown?.keywords('job-state-reasons') ?? [])].join(' ');
  }

  /** Whether a device that asks for such jobs is offered it. */
  async isOffered(proxy: TestProxy, asked: GivenAttributes = takesArriving): Promise<boolean> {
    const { message } = await proxy.done('Get-Jobs', { 'which-jobs': 'fetchable', ...asked });
    return groupsOf(message, 'job').some((job) => job.integer('job-id') === this.number);
  }

  /** As a device takes it that spools it first. */
  async takenBy(proxy: TestProxy): Promise<ArrivingBytes> {
    while (!(await this.isOffered(proxy))) await pause(10);
    const about = { 'job-id': this.number, ...takesArriving };
    await proxy.done('Fetch-Job', about);
    await proxy.done('Acknowledge-Job', about);
    await proxy.said(this.number, 'pending');
    return await this.fetchedBy(proxy);
  }

  async fetchedBy({ device }: TestProxy): Promise<ArrivingBytes> {
    const operation = { 'output-device-uuid': device, 'job-id': this.number };
    return await ArrivingBytes.of(await this.#printer.begin('Fetch-Document', { operation }));
  }
}

/** A document on its way to a device. */
export class ArrivingBytes {
  readonly #response: IncomingMessage;
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly got: Uint8Array[] = [];

  private constructor(response: IncomingMessage, pieces: AsyncIterator<Uint8Array>) {
    this.#response = response;
    this.#pieces = pieces;
  }

  static async of(response: IncomingMessage): Promise<ArrivingBytes> {
    const { message, document } = await readMessage(response, {});
    const status = statusName(message.code);
    if (status !== 'successful-ok') throw new Error(status);
    return new ArrivingBytes(response, document);
  }

  /** Waits until so many bytes have come. */
  async upTo(bytes: number): Promise<Buffer> {
    while (this.got.reduce((sum, { length }) => sum + length, 0) < bytes) {
      const next = await this.#pieces.next();
      if (next.done === true) throw new Error('it has ended');
      this.got.push(next.value);
    }
    return Buffer.concat(this.got).subarray(0, bytes);
  }

  /** All of it; throws where it breaks off. */
  async toEnd(): Promise<Buffer> {
    for (;;) {
      const next = await this.#pieces.next();
      if (next.done === true) return Buffer.concat(this.got);
      this.got.push(next.value);
    }
  }

  leave(): void {
    this.#response.destroy();
  }
}

async function answered(sent: ClientRequest): Promise<string | undefined> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return statusName(decodeMessage(await buffer(response)).message.code);
}
