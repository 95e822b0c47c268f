import { rm } from 'node:fs/promises';
import { changeDocument, readDocument } from '@hawser/core/files/document';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { ConnectorFolder } from '../connector-folder.ts';
import { givenSchema } from './kept-printers.ts';

/** As many as a site takes. */
export const mostFound = 2000;

const found = Type.Object({
  ...givenSchema.properties,
  isFound: Type.Literal(true),
  /** Its uuid, or where it says none its host and name: by this it is the same, wherever it is. */
  identity: Type.String({ minLength: 1, maxLength: 400 }),
  /** As it announces itself. */
  name: Type.String({ maxLength: 255 }),
  /** On which day since 1970 it was announced last. */
  day: Type.Integer(),
});

/** A printer that has announced itself where whatever does so is to be reached. */
export type FoundPrinter = Static<typeof found>;

const kept = Type.Object({ found: Type.Array(found, { maxItems: mostFound }) });

const limit = { limit: 4 * 2 ** 20 };

export async function foundPrinters({
  found: path,
}: ConnectorFolder): Promise<readonly FoundPrinter[]> {
  return (await readDocument(path, parsed, limit))?.found ?? [];
}

export async function changeFound(
  { found: path }: ConnectorFolder,
  by: (before: readonly FoundPrinter[]) => readonly FoundPrinter[],
): Promise<void> {
  await changeDocument(path, parsed, (before) => ({ found: by(before?.found ?? []) }), limit);
}

export async function forgetFound({ found: path }: ConnectorFolder): Promise<void> {
  await rm(path, { force: true });
}

function parsed(value: unknown): Static<typeof kept> {
  if (!Check(kept, value)) throw new Error('it is no list of found printers');
  return value;
}
