import { rm } from 'node:fs/promises';
import { readDocument } from '@hawser/core/files/document';
import { replaceText } from '@hawser/core/files/replace-text';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { troubles } from './printer-troubles.ts';
import type { PrinterPlace } from './printer-place.ts';

const wanted = Type.Object({
  troubles: Type.Array(Type.Enum(troubles)),
  accepting: Type.Boolean(),
});

/** How a virtual printer is to be. */
export type PrinterState = Static<typeof wanted>;

const status = Type.Object({
  process: Type.Integer(),
  name: Type.String(),
  uri: Type.String(),
  ...wanted.properties,
});

/** How it is, as its process tells others on its machine. */
export type PrinterStatus = Static<typeof status>;

const wellState: PrinterState = { troubles: [], accepting: true };

export async function readWanted({ wanted: path }: PrinterPlace): Promise<PrinterState> {
  return (await readDocument(path, (value) => parsed(wanted, value))) ?? wellState;
}

export async function writeWanted(
  { wanted: path }: PrinterPlace,
  state: PrinterState,
): Promise<void> {
  await replaceText(path, `${JSON.stringify(state, undefined, 2)}\n`);
}

export async function readPrinterStatus({
  status: path,
}: PrinterPlace): Promise<PrinterStatus | undefined> {
  return await readDocument(path, (value) => parsed(status, value));
}

/** Only for who holds the folder. */
export async function writePrinterStatus(
  { status: path }: PrinterPlace,
  now: PrinterStatus,
): Promise<void> {
  await replaceText(path, `${JSON.stringify(now, undefined, 2)}\n`);
}

export async function forgetPrinterStatus({ status: path }: PrinterPlace): Promise<void> {
  await rm(path, { force: true });
}

function parsed<const Schema extends typeof wanted | typeof status>(
  schema: Schema,
  value: unknown,
): Static<Schema> {
  if (!Check(schema, value)) throw new Error('it is nothing of a virtual printer');
  return value;
}
