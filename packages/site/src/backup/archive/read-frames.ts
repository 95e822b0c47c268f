import { createHash } from 'node:crypto';
import { ByteSource } from './byte-source.ts';
import { Damage } from './damage.ts';
import {
  firstLine,
  format,
  formatOf,
  frameTypes,
  headLength,
  type FrameType,
} from './frame-types.ts';

export interface Frame {
  readonly type: FrameType;
  readonly payload: Buffer;
}

/** The file does not begin as a backup does. */
export class NoBackup extends Error {}

/** The file is of a format that this version does not know. */
export class NewerFormat extends Error {
  readonly found: number;

  constructor(found: number) {
    super(`format ${found}`);
    this.found = found;
  }
}

/** The frames of a backup. It ends after the last one, and only if nothing was altered before it. */
export async function* readFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Frame, void> {
  const source = new ByteSource(chunks);
  const hash = createHash('sha256');
  try {
    const line = await source.take(firstLine.length).catch(noBackupIfShort);
    const found = formatOf(line);
    if (found === undefined) throw new NoBackup('no backup');
    if (found > format) throw new NewerFormat(found);
    hash.update(line);
    for (;;) {
      const head = await source.take(headLength);
      const type = typesByCode.get(head.readUInt8());
      const length = head.readUInt32BE(1);
      if (type === undefined) throw new Damage('a part of it is of an unknown kind');
      if (length > frameTypes[type].limit) throw new Damage('a part of it is too long');
      const payload = await source.take(length);
      if (type === 'end') {
        if (!hash.digest().equals(payload)) throw new Damage('it was altered');
        await source.requireEnd();
        yield { type, payload };
        return;
      }
      hash.update(head).update(payload);
      yield { type, payload };
    }
  } finally {
    await source.close();
  }
}

const typesByCode = new Map<number, FrameType>(
  Object.entries(frameTypes).map(([type, { code }]) => [code, type as FrameType]),
);

function noBackupIfShort(error: unknown): never {
  throw error instanceof Damage ? new NoBackup('no backup', { cause: error }) : error;
}
