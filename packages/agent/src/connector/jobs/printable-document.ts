import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { HawserError } from '@hawser/core/errors';
import { fileErrors } from '@hawser/core/files/file-errors';
import { fileKind } from '@hawser/core/files/file-kind';
import { ConversionTooLarge } from '../conversion/conversion-failed.ts';
import type { JobHops } from '../spool/job-hops.ts';
import type { JobRecord } from '../spool/job-record.ts';
import { onDisk } from '../spool/on-disk.ts';
import type { Spool } from '../spool/spool.ts';
import { NotNow } from './job-fate.ts';

export interface PrintableDocument {
  readonly format: string;
  readonly name?: string;
  read(): AsyncIterable<Uint8Array>;
}

/** The document as the printer takes it: as it came, or else converted, once. */
export async function printableDocument(
  record: JobRecord,
  { number, format, name, conversion }: JobRecord['documents'][number],
  {
    spool,
    signal,
    hops,
  }: { readonly spool: Spool; readonly signal: AbortSignal; readonly hops: JobHops },
): Promise<PrintableDocument> {
  const called = name === undefined ? {} : { name };
  const { document, converted } = spool.pathsOf(record, number);
  await requireNoOther(document);
  if (conversion === undefined) {
    return { ...called, format, read: () => spool.readDocument(record, number) };
  }
  const ready: PrintableDocument = {
    ...called,
    format: conversion.to,
    read: () => createReadStream(converted, { highWaterMark: 256 * 1024 }),
  };
  if (await isThere(converted)) return ready;
  const { convertDocument, usualLimits } = await import('../conversion/convert-document.ts');
  const { findTools } = await import('../conversion/find-tools.ts');
  const tools = await findTools(process.env);
  const bytes = Math.min(usualLimits.bytes, await spool.room());
  if (bytes <= 0) throw withoutRoom();
  try {
    const limits = { ...usualLimits, bytes };
    const wanted = { from: document, format, plan: conversion, to: converted };
    await onDisk(converted, async () => convertDocument({ ...wanted, tools, limits, signal }));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ConversionTooLarge && bytes < usualLimits.bytes) throw withoutRoom(error);
    if (!(error instanceof HawserError)) throw error;
    // Of the disk, which may have room another time.
    throw new NotNow(error.message, { cause: error });
  }
  hops.note('converted', conversion.to);
  return ready;
}

/** A named pipe would be waited for for ever. */
async function requireNoOther(path: string): Promise<void> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined || stats.isFile()) return;
  throw fileErrors('not-a-file', { path, what: fileKind(stats) }, { target: path });
}

function withoutRoom(cause?: Error): NotNow {
  return new NotNow('There is no room on the disk to convert the document.', { cause });
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
