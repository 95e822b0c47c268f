import { changeDocument, readDocument } from '@hawser/core/files/document';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { connectorErrors } from '../connector-errors.ts';
import type { ConnectorFolder } from '../connector-folder.ts';

/** As many as a site takes. */
const most = 2000;

export const givenSchema = Type.Object({
  /** Of a printer, or of a CUPS server with any number of queues. */
  uri: Type.String({ minLength: 1, maxLength: 1023 }),
  /** Of the certificate that it has signed itself: SHA-256 in hexadecimal digits. */
  fingerprint: Type.Optional(Type.String({ pattern: '^[\\dA-F]{64}$' })),
  /** It was found by what it announces: its host is only looked for in the networks of this machine. */
  isFound: Type.Optional(Type.Literal(true)),
});

/** What a person has told a connector to print on. */
export type GivenPrinter = Static<typeof givenSchema>;

const kept = Type.Object({
  printers: Type.Array(givenSchema, { maxItems: most }),
  /** Whether whatever announces itself in the building is to be reached, too. */
  discover: Type.Optional(Type.Boolean()),
});

export async function isToDiscover({ printers }: ConnectorFolder): Promise<boolean> {
  return (await readDocument(printers, parsed))?.discover === true;
}

export async function setDiscover({ printers: path }: ConnectorFolder, to: boolean): Promise<void> {
  await changeDocument(path, parsed, (before) => ({ printers: [], ...before, discover: to }));
}

export async function givenPrinters({
  printers,
}: ConnectorFolder): Promise<readonly GivenPrinter[]> {
  return (await readDocument(printers, parsed))?.printers ?? [];
}

/** Gives it one more, or the same with another fingerprint. */
export async function givePrinter(
  { printers: path }: ConnectorFolder,
  printer: GivenPrinter,
): Promise<void> {
  await change(path, (before) => {
    const others = before.filter(({ uri }) => uri !== printer.uri);
    if (others.length >= most) throw connectorErrors('too-many', { most });
    return [...others, printer];
  });
}

/** Takes one away. */
export async function takePrinter({ printers: path }: ConnectorFolder, uri: string): Promise<void> {
  await change(path, (before) => before.filter((each) => each.uri !== uri));
}

async function change(
  path: string,
  by: (before: readonly GivenPrinter[]) => readonly GivenPrinter[],
): Promise<void> {
  await changeDocument(path, parsed, (before) => ({
    ...before,
    printers: by(before?.printers ?? []),
  }));
}

function parsed(value: unknown): Static<typeof kept> {
  if (!Check(kept, value)) throw new Error('it is no list of printers');
  return value;
}
