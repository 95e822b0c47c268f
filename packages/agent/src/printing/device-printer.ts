import { createReadStream } from 'node:fs';
import { type IppClient, openIppClient } from '@hawser/core/ipp/client/ipp-client';
import { printDocument } from '@hawser/core/ipp/client/job/print-document';
import { HawserError } from '@hawser/core/errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { Secret } from '@hawser/core/secret';
import { groupsOf } from '@hawser/core/ipp/message';
import type { DeviceSite } from './device-site.ts';
import { deviceErrors } from './device-errors.ts';
import type { FoundPrinter } from './find-printers.ts';
import { type JobAttributes, passwordFor } from './print-options.ts';
import { hop, tellingHops, thisDevice } from './hops.ts';
import type { PrintableFile } from './printable-file.ts';
import { requireOfSite } from './require-of-site.ts';

interface Job extends JobAttributes {
  readonly name: string;
}

/** A printer of the site, as a device prints to it: with the token of whoever is signed in. */
export class DevicePrinter implements Disposable {
  readonly name: string;
  /** What it says that it can do. */
  readonly can: Attributes;
  readonly #id: string;
  readonly #client: IppClient;

  private constructor({ name, id }: FoundPrinter, client: IppClient, can: Attributes) {
    this.name = name;
    this.#id = id;
    this.#client = client;
    this.can = can;
  }

  static async open(
    { url, trustAnchor, tokens }: DeviceSite,
    found: FoundPrinter,
    signal: AbortSignal,
  ): Promise<DevicePrinter> {
    requireOfSite(found, { url });
    const client = openIppClient({
      uri: found.url,
      ...(trustAnchor === undefined ? {} : { trust: { anchors: trustAnchor } }),
      authentication: { by: 'token', tokens },
    });
    try {
      const wanted = {
        'requested-attributes': ['job-template', 'document-format-supported', ...passwords],
      };
      const groups = [{ tag: 'operation' as const, attributes: wanted }];
      const { message } = await client.send('Get-Printer-Attributes', groups, { signal });
      const [can] = groupsOf(message, 'printer');
      if (can === undefined) throw deviceErrors('no-printer', { printer: found.name });
      return new DevicePrinter(found, client, can);
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** The job, once the site has all of it: by the id of the printer and its number. */
  async print(
    { path, size, format }: PrintableFile,
    { name, job, operation }: Job,
    { signal, report }: { signal: AbortSignal; report: (text: string, what?: 'progress') => void },
  ): Promise<string> {
    const now = this.#client.clock.now();
    const begun = tellingHops(hop([], 'sending', now), { now, device: thisDevice() });
    const { jobId } = await printDocument(this.#client, {
      jobName: name,
      documentName: name,
      documentFormat: format,
      job,
      operation: { 'job-k-octets': Math.ceil(size / 1024), ...begun, ...operation },
      signal,
      async *document() {
        let sent = 0;
        for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
          yield piece;
          sent += piece.length;
          report(`${Math.floor((sent * 100) / size)} %`, 'progress');
        }
      },
    });
    return `${this.#id}/${jobId}`;
  }

  /** Has a job go on that waits for its PIN. */
  async release(job: number, pin: Secret, signal: AbortSignal): Promise<void> {
    const attributes = { 'job-id': job, ...passwordFor(pin, this) };
    try {
      await this.#client.send('Release-Job', [{ tag: 'operation', attributes }], { signal });
    } catch (error) {
      if (!(error instanceof HawserError) || error.kind !== 'denied') throw error;
      throw deviceErrors('wrong-pin', { job: `${this.name}/${job}` }, { cause: error });
    }
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }
}

const passwords = ['job-password-supported', 'job-password-encryption-supported'];
