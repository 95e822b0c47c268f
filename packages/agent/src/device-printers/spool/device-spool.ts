import { readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocument } from '@hawser/core/files/document';
import { makeFolder } from '@hawser/core/files/make-folder';
import { replaceText } from '@hawser/core/files/replace-text';
import { type JobRecord, jobRecordFrom } from './job-record.ts';

/**
 * The jobs of one printer of a device, on disk: a record each, and its documents beside it. What has no
 * record was never answered with yes, and is nothing.
 */
export class DeviceSpool {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * The jobs there are, and the highest number of one; whatever else lies there is deleted. One that cannot be
   * read is told of, and left for a person to look at.
   */
  async open(
    unreadable: (error: unknown) => void,
  ): Promise<{ readonly records: readonly JobRecord[]; readonly last: number }> {
    await makeFolder(this.#root, 0o700);
    const names = await readdir(this.#root);
    const records: JobRecord[] = [];
    const known = new Set<string>();
    for (const name of names.filter((each) => recordName.test(each))) {
      known.add(name);
      try {
        const found = await readDocument(join(this.#root, name), jobRecordFrom, recordLimit);
        if (found === undefined) continue;
        if (nameOf(found.id) !== name) throw new Error(`${name} holds the record of another job`);
        records.push(found);
      } catch (error) {
        unreadable(error);
      }
    }
    const left = names.filter((name) => !known.has(name) && !known.has(`${ownerOf(name)}.json`));
    // What is no file is nobody's job, as lost+found of a disk.
    for (const name of left) await rm(join(this.#root, name), { force: true }).catch(unreadable);
    const numbers = [...known].map((name) => Number.parseInt(name, 10)).filter(isJobNumber);
    return {
      records: records.toSorted((one, other) => one.id - other.id),
      last: numbers.reduce((most, number) => Math.max(most, number), 0),
    };
  }

  /** How much may still be written here before the disk is too full for others. */
  async room(): Promise<number> {
    const { bavail, bsize } = await statfs(this.#root);
    return bavail * bsize;
  }

  /** Keeps where a job stands; from then on it is so, whatever ends. */
  async keep(record: JobRecord): Promise<void> {
    await replaceText(join(this.#root, nameOf(record.id)), `${JSON.stringify(record)}\n`);
  }

  documentPath(id: number, number: number): string {
    return join(this.#root, `${id}-${number}`);
  }

  /** What is printed need not be kept. */
  async forgetDocuments({ id, documents }: Pick<JobRecord, 'id' | 'documents'>): Promise<void> {
    for (const place of documents.keys()) {
      await rm(this.documentPath(id, place + 1), { force: true });
    }
  }

  async forget(record: Pick<JobRecord, 'id' | 'documents'>): Promise<void> {
    await rm(join(this.#root, nameOf(record.id)), { force: true });
    await this.forgetDocuments(record);
  }
}

/** A job may have a hundred documents, and each of them its own options. */
const recordLimit = { limit: 4 * 1024 ** 2, secret: true };
const recordName = /^[1-9]\d{0,9}\.json$/;

/** As IPP has room for it. */
function isJobNumber(number: number): boolean {
  return number < 2 ** 31;
}

function nameOf(id: number): string {
  return `${id}.json`;
}

function ownerOf(document: string): string {
  return document.split('-')[0] ?? '';
}
