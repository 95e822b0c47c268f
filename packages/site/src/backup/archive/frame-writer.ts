import { createHash } from 'node:crypto';
import { backupErrors } from '../backup-errors.ts';
import { firstLine, frameTypes, headLength, type FrameType } from './frame-types.ts';

/** Makes the frames of one backup, and hashes them on their way. */
export class FrameWriter {
  readonly #hash = createHash('sha256');

  begin(): Buffer {
    this.#hash.update(firstLine);
    return firstLine;
  }

  frame(type: FrameType, payload: Uint8Array | string): Buffer {
    const frame = framed(type, typeof payload === 'string' ? Buffer.from(payload) : payload);
    this.#hash.update(frame);
    return frame;
  }

  json(type: FrameType, value: unknown): Buffer {
    return this.frame(type, JSON.stringify(value));
  }

  /** The last one. */
  end(): Buffer {
    return framed('end', this.#hash.digest());
  }
}

function framed(type: FrameType, payload: Uint8Array): Buffer {
  const { code, limit } = frameTypes[type];
  if (payload.length > limit) {
    const what = type === 'rows' ? 'row of a table' : type;
    throw backupErrors('not-backed-up', { what, limit });
  }
  const frame = Buffer.allocUnsafe(headLength + payload.length);
  frame.writeUInt8(code);
  frame.writeUInt32BE(payload.length, 1);
  frame.set(payload, headLength);
  return frame;
}
