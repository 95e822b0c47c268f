import { endOf, type AttributeBytes } from '../attribute-bytes.ts';
import { memberNameTag } from '../tags.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Writes attributes as they came, into a group or a collection, whichever they are from. */
export function copyAttributes(
  out: ByteWriter,
  encoded: AttributeBytes,
  form: AttributeBytes['form'],
): void {
  const { bytes, starts, ends, end } = encoded;
  if (encoded.form === form && ends === undefined) {
    out.raw(bytes, starts[0] ?? end, end);
    return;
  }
  if (encoded.form === form) {
    copyRuns(out, encoded);
    return;
  }
  for (const [place, start] of starts.entries()) {
    const stop = endOf(encoded, place);
    if (form === 'group') copyMember(out, bytes, start, stop);
    else copyAttribute(out, bytes, start, stop);
  }
}

/** What stands together is written together. */
function copyRuns(out: ByteWriter, encoded: AttributeBytes): void {
  const { bytes, starts } = encoded;
  let from = starts[0] ?? 0;
  for (const place of starts.keys()) {
    const stop = endOf(encoded, place);
    const next = starts[place + 1];
    if (next === stop) continue;
    out.raw(bytes, from, stop);
    from = next ?? stop;
  }
}

/** A member as an attribute: its name, so far a value of its own, goes into the head of its first value. */
function copyMember(out: ByteWriter, bytes: Buffer, start: number, stop: number): void {
  const nameLength = start + 3;
  const first = nameLength + 2 + bytes.readUInt16BE(nameLength);
  out.byte(bytes.readUInt8(first));
  out.raw(bytes, nameLength, first);
  out.raw(bytes, first + 3, stop);
}

/** An attribute as a member, the other way round. */
function copyAttribute(out: ByteWriter, bytes: Buffer, start: number, stop: number): void {
  const nameLength = start + 1;
  const nameEnd = nameLength + 2 + bytes.readUInt16BE(nameLength);
  out.byte(memberNameTag);
  out.short(0);
  out.raw(bytes, nameLength, nameEnd);
  out.byte(bytes.readUInt8(start));
  out.short(0);
  out.raw(bytes, nameEnd, stop);
}
