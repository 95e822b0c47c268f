import { createReadStream } from 'node:fs';
import { readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { HawserError } from '@hawser/core/errors';
import { readDocument } from '@hawser/core/files/document';
import { makeFolder } from '@hawser/core/files/make-folder';
import { replaceText } from '@hawser/core/files/replace-text';
import { syncFolder } from '@hawser/core/files/sync-folder';
import type { Clock } from '@hawser/core/clock';
import { JobHops } from './job-hops.ts';
import { type JobRecord, jobRecordFrom } from './job-record.ts';
import { onDisk } from './on-disk.ts';
import { SpoolingDocument } from './spooling-document.ts';

/** What is left free for others, and for the records of the jobs themselves. */
const reserveBytes = 64 * 1024 * 1024;

export type JobKey = Pick<JobRecord, 'device' | 'job'>;

/**
 * The jobs that a connector has, on disk: a folder each, with the documents and the record. What has no
 * record was not taken whole, and is nothing.
 */
export class Spool {
  readonly #root: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #hops = new Map<string, JobHops>();
  /** What is known of jobs beyond what their records on disk say. */
  readonly #ahead = new Map<string, JobRecord>();

  constructor(root: string, clock: Pick<Clock, 'now'>) {
    this.#root = root;
    this.#clock = clock;
  }

  /** The way of a job, which is kept with whatever else is kept of it. */
  hopsOf(key: JobKey & Pick<JobRecord, 'hops'>): JobHops {
    const name = nameOf(key);
    const hops = this.#hops.get(name) ?? new JobHops(this.#clock, key.hops);
    this.#hops.set(name, hops);
    return hops;
  }

  /** The jobs there are; what is left of others is deleted. One that cannot be read is told of. */
  async open(unreadable: (error: unknown) => void): Promise<readonly JobRecord[]> {
    await makeFolder(this.#root, 0o700);
    const records: JobRecord[] = [];
    // What is called otherwise is none of its own, as lost+found of a disk.
    const names = (await readdir(this.#root)).filter((name) => jobName.test(name));
    for (const name of names) {
      try {
        const record = await readDocument(join(this.#root, name, recordName), jobRecordFrom);
        if (record === undefined) await rm(join(this.#root, name), { recursive: true });
        else if (nameOf(record) === name) records.push(record);
      } catch (error) {
        unreadable(error);
      }
    }
    return records;
  }

  /** A job as it stands. */
  async find(key: JobKey): Promise<JobRecord | undefined> {
    const ahead = this.#ahead.get(nameOf(key));
    if (ahead !== undefined) return ahead;
    return await readDocument(join(this.#folder(key), recordName), jobRecordFrom);
  }

  async hasRoom(bytes: number): Promise<boolean> {
    return (await this.room()) >= bytes;
  }

  /** How many bytes there is room for. */
  async room(): Promise<number> {
    return await onDisk(this.#root, async () => {
      const { bavail, bsize } = await statfs(this.#root);
      return bavail * bsize - reserveBytes;
    });
  }

  /** Makes room for a job, of which nothing from before is left. */
  async begin(key: JobKey): Promise<void> {
    await this.forget(key);
    const folder = this.#folder(key);
    await onDisk(folder, async () => makeFolder(folder, 0o700));
  }

  /** Keeps a document as it comes, and returns when it is on disk. */
  async keepDocument(key: JobKey, number: number, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const document = await this.openDocument(key, number);
    try {
      await document.take(bytes);
      await document.finish();
    } catch (error) {
      await document.fail(error);
      throw error;
    }
  }

  /** A document of which nothing is here yet. */
  async openDocument(key: JobKey, number: number): Promise<SpoolingDocument> {
    return await SpoolingDocument.of(this.#document(key, number));
  }

  readDocument(key: JobKey, number: number): AsyncIterable<Uint8Array> {
    return createReadStream(this.#document(key, number), { highWaterMark: 256 * 1024 });
  }

  /** Keeps where a job stands; from then on it is so, whatever ends. */
  async keep(record: JobRecord): Promise<void> {
    const whole = { ...record, hops: this.hopsOf(record).all };
    await replaceText(join(this.#folder(record), recordName), `${JSON.stringify(whole)}\n`);
    this.#ahead.delete(nameOf(record));
    if (record.step === 'spooled') {
      await onDisk(this.#root, async () => syncFolder(this.#root));
    }
  }

  /**
   * Keeps what has become of a job, which goes on whether the disk has room for that or not: what stands there
   * leaves more open, and is as true.
   */
  async note(record: JobRecord): Promise<void> {
    this.#ahead.set(nameOf(record), record);
    await this.keep(record).catch((error: unknown) => {
      if (!(error instanceof HawserError)) throw error;
    });
  }

  async forget(key: JobKey): Promise<void> {
    const folder = this.#folder(key);
    this.#ahead.delete(nameOf(key));
    this.#hops.delete(nameOf(key));
    await onDisk(folder, async () => {
      // First the record: what is left without it is nothing.
      await rm(join(folder, recordName), { force: true });
      await rm(folder, { recursive: true, force: true });
    });
  }

  /** Where a document is, and where that is which is made of it for the printer. */
  pathsOf(key: JobKey, number: number): { readonly document: string; readonly converted: string } {
    const document = this.#document(key, number);
    return { document, converted: `${document}.converted` };
  }

  #folder(key: JobKey): string {
    return join(this.#root, nameOf(key));
  }

  #document(key: JobKey, number: number): string {
    return join(this.#folder(key), `document-${number}`);
  }
}

const recordName = 'record.json';
const jobName = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}-[1-9]\d*$/;

/** The uuid is checked, so that it is no path. */
function nameOf({ device, job }: JobKey): string {
  const [, uuid] = /^urn:uuid:([\da-f-]{36})$/.exec(device) ?? [];
  if (uuid === undefined) throw new Error(`${device} is no UUID`);
  return `${uuid}-${job}`;
}
