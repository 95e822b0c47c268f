import type { ConnectorFolder } from '../connector-folder.ts';
import { foundPrinters } from './found-printers.ts';
import { type GivenPrinter, givenPrinters, isToDiscover } from './kept-printers.ts';

/** All that a connector may reach: what it was given, and what it found where it was told to find. */
export async function allowedPrinters(folder: ConnectorFolder): Promise<readonly GivenPrinter[]> {
  const given = await givenPrinters(folder);
  if (!(await isToDiscover(folder))) return given;
  const known = new Set(given.map(({ uri }) => uri));
  const found = (await foundPrinters(folder)).filter(({ uri }) => !known.has(uri));
  return [
    ...given,
    ...found.map(({ uri, fingerprint, isFound }) => ({
      uri,
      isFound,
      ...(fingerprint === undefined ? {} : { fingerprint }),
    })),
  ];
}
