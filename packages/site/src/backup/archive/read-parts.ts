import { createHash } from 'node:crypto';
import type { PutBlob } from '../../blobs/blob-store.ts';
import type { DumpedRow } from '../../store/dump/dump.ts';
import { Damage } from './damage.ts';
import { Fields } from './fields.ts';
import type { FrameType } from './frame-types.ts';
import { parseHeader, type BackupHeader } from './header.ts';
import { parseBlob, parseBlobLines, parseBlobName } from './listed-blob.ts';
import type { Frame } from './read-frames.ts';
import { parseRowLines } from './row-lines.ts';
import { Counting, parseTotals, type Totals } from './totals.ts';

/** What is in a backup, piece by piece. */
export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader; readonly payload: Buffer }
  | { readonly kind: 'settings'; readonly text: string }
  | { readonly kind: 'keys'; readonly sealed: Buffer }
  | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly DumpedRow[] }
  | { readonly kind: 'sequence'; readonly table: string; readonly last: number }
  | ({ readonly kind: 'blob' } & PutBlob)
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'blob-end'; readonly whole: boolean }
  | { readonly kind: 'listed'; readonly blobs: readonly PutBlob[] }
  | { readonly kind: 'lost'; readonly name: string }
  | { readonly kind: 'end'; readonly totals: Totals; readonly sha256: string };

/** Reads what the frames hold, and checks that it is complete and in order. */
export async function* readParts(
  frames: AsyncGenerator<Frame, void>,
): AsyncGenerator<BackupPart, void> {
  const next = async (): Promise<Frame> => {
    const frame = await frames.next();
    if (frame.done === true) throw new Damage('it ends too early');
    return frame.value;
  };
  const nextOf = async (type: FrameType): Promise<Buffer> => {
    const frame = await next();
    if (frame.type !== type) throw disorder();
    return frame.payload;
  };
  try {
    const payload = await nextOf('header');
    const header = parseHeader(payload);
    const tables = new Map(header.tables.map((table) => [table.name, table]));
    const counting = new Counting();
    yield { kind: 'header', header, payload };
    yield { kind: 'settings', text: (await nextOf('settings')).toString() };
    if (header.keys.included) yield { kind: 'keys', sealed: await nextOf('keys') };

    let frame = await next();
    for (; frame.type === 'rows' || frame.type === 'sequence'; frame = await next()) {
      if (frame.type === 'sequence') {
        const sequence = Fields.parse(frame.payload);
        yield { kind: 'sequence', table: sequence.text('table'), last: sequence.count('last') };
        continue;
      }
      const { table, rows } = parseRowLines(frame.payload, tables);
      counting.rows += rows.length;
      yield { kind: 'rows', table, rows };
    }
    for (; frame.type !== 'totals'; frame = await next()) {
      if (frame.type === 'blob') {
        const blob = parseBlob(Fields.parse(frame.payload));
        yield { kind: 'blob', ...blob };
        yield* blobParts(next, blob, counting);
      } else if (frame.type === 'listed') {
        const blobs = parseBlobLines(frame.payload);
        counting.listed += blobs.length;
        yield { kind: 'listed', blobs };
      } else if (frame.type === 'lost') {
        counting.lost += 1;
        yield { kind: 'lost', name: parseBlobName(Fields.parse(frame.payload)) };
      } else {
        throw disorder();
      }
    }
    const totals = parseTotals(frame.payload);
    const sha256 = (await nextOf('end')).toString('hex');
    if (!counting.equals(totals)) throw new Damage('not all of it is there');
    yield { kind: 'end', totals, sha256 };
  } finally {
    await frames.return();
  }
}

async function* blobParts(
  next: () => Promise<Frame>,
  { name, size }: PutBlob,
  counting: Counting,
): AsyncGenerator<BackupPart, void> {
  const hash = createHash('sha256');
  let length = 0;
  for (;;) {
    const { type, payload } = await next();
    if (type === 'bytes') {
      hash.update(payload);
      length += payload.length;
      if (length > size) throw new Damage(`it holds too much for the blob ${name}`);
      yield { kind: 'bytes', bytes: payload };
      continue;
    }
    if (type !== 'blob-end') throw disorder();
    const whole = Fields.parse(payload).flag('whole');
    if (whole && (length !== size || hash.digest('hex') !== name)) {
      throw new Damage(`it holds something else for the blob ${name}`);
    }
    if (whole) {
      counting.blobs += 1;
      counting.bytes += length;
    } else {
      counting.lost += 1;
    }
    yield { kind: 'blob-end', whole };
    return;
  }
}

function disorder(): Damage {
  return new Damage('its parts are in disorder');
}
