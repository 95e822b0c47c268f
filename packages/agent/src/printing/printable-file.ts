import { open } from 'node:fs/promises';
import { codeOf, troubleOf } from '@hawser/core/files/file-errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { anyFormat, tellingLength } from '../virtual-printer/document/print-formats.ts';
import { deviceErrors } from './device-errors.ts';
import { documentFormat } from './document-format.ts';

export interface PrintableFile {
  readonly path: string;
  readonly size: number;
  /** By how it begins, whatever it is called. */
  readonly format: string;
  /** Somebody has said that the printer understands it, whatever it is. */
  readonly isRaw: boolean;
}

export async function printableFile(path: string, isRaw: boolean): Promise<PrintableFile> {
  const refuse = (reason: string, cause?: unknown): Error =>
    deviceErrors('no-file', { path, reason }, { target: path, cause });
  try {
    await using file = await open(path);
    const stats = await file.stat();
    if (!stats.isFile()) throw refuse('it is no file');
    if (stats.size === 0) throw refuse('it is empty');
    const beginning = Buffer.alloc(tellingLength);
    const { bytesRead } = await file.read(beginning, 0, tellingLength, 0);
    const known = isRaw ? anyFormat : documentFormat(beginning.subarray(0, bytesRead));
    if (known === undefined) throw deviceErrors('unknown-format', { path }, { target: path });
    return { path, size: stats.size, format: known, isRaw };
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('device-')) {
      throw error;
    }
    const isMissing = codeOf(error) === 'ENOENT';
    throw refuse(isMissing ? 'there is no such file' : troubleOf(error).reason, error);
  }
}

/** A printer that tells nothing yet is sent anything. */
export function requireFormat(
  { format, isRaw }: PrintableFile,
  { name, can }: { readonly name: string; readonly can: Attributes },
): void {
  const offered = can.mimeMediaTypes('document-format-supported');
  const known = offered.filter((each) => each !== anyFormat);
  if (known.length === 0 || offered.includes(format)) return;
  const values = { printer: name, offered: known.join(', ') };
  throw isRaw ? deviceErrors('no-raw', values) : deviceErrors('no-format', { ...values, format });
}
