import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where a virtual printer lays what it prints, and keeps what is its own. */
export interface PrinterPlace {
  /** The paper: a file for each document. */
  readonly root: string;
  /** What is not printed yet, and the files below. */
  readonly own: string;
  /** How it is, as its process has written it. */
  readonly status: string;
  /** How it is to be, as somebody else has written it. */
  readonly wanted: string;
  /** What the process that runs it holds. */
  readonly lock: string;
}

export function printerPlace(folder: string): PrinterPlace {
  const root = resolve(folder);
  const own = join(root, '.printer');
  return {
    root,
    own,
    status: join(own, 'status.json'),
    wanted: join(own, 'wanted.json'),
    lock: join(own, 'printer'),
  };
}

/** A printer in the same folder is the same printer, however often it is started. */
export async function uuidOf({ root }: PrinterPlace): Promise<string> {
  const digest = createHash('sha256')
    .update(`virtual printer ${await realpath(root)}`)
    .digest();
  // Version 8 of RFC 9562: made in a way of one's own.
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
