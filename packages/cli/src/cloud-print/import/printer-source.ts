import { resolve } from 'node:path';
import type { Parameters } from '@hawser/command/declaration/parameter';
import { HawserError } from '@hawser/core/errors';
import { readGivenBytes } from '@hawser/core/files/read-given-bytes';
import type { ListedPrinter } from '@hawser/core/printing/imports/candidate-printer';
import { listLimits } from '@hawser/core/printing/imports/list-limits';
import { readPrinterList } from '@hawser/core/printing/imports/read-printer-list';
import { printerImportErrors } from './import-errors.ts';

/** Where a list of printers comes from. */
export const sourceParameters = {
  fromCsv: {
    type: 'path',
    mandatory: true,
    position: 0,
    sets: ['Csv'],
    help: 'A CSV with the names of its columns in the first line: name, and what else there is of manufacturer, model, driver, location, sddl, uri and the categories of a location.',
  },
  fromPrintServerExport: {
    type: 'path',
    mandatory: true,
    sets: ['PrintServer'],
    help: 'What Get-Printer -Full | Export-Clixml, or Export-Csv, has written on a Windows print server.',
  },
  fromCups: {
    type: 'string',
    mandatory: true,
    minimum: 1,
    maximum: 1023,
    sets: ['Cups'],
    takes: 'ipp://HOST/ or ipps://HOST/',
    help: 'A CUPS, whose queues are the list.',
  },
  cupsTrustAnchor: {
    type: 'path',
    sets: ['Cups'],
    otherwise: 'those that the operating system trusts',
    help: 'A PEM file with the authority that signed the certificate of the CUPS.',
  },
  cupsFingerprint: {
    type: 'string',
    pattern: {
      source: '[\\dA-Fa-f]{2}(:?[\\dA-Fa-f]{2}){31}',
      says: 'a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons',
    },
    sets: ['Cups'],
    help: 'The SHA-256 fingerprint of the certificate of the CUPS, where it has signed that itself.',
  },
} as const satisfies Parameters;

interface GivenSource {
  readonly fromCsv: string | undefined;
  readonly fromPrintServerExport: string | undefined;
  readonly fromCups: string | undefined;
  readonly cupsTrustAnchor: string | undefined;
  readonly cupsFingerprint: string | undefined;
}

export interface PrinterSource {
  /** For people. */
  readonly name: string;
  readonly listed: readonly ListedPrinter[];
}

export async function readPrinterSource(
  given: GivenSource,
  signal: AbortSignal,
): Promise<PrinterSource> {
  const { fromCups } = given;
  if (fromCups !== undefined) return await askCups(fromCups, given, signal);
  const path = given.fromCsv ?? given.fromPrintServerExport ?? '';
  const refuse = (reason: string, cause?: unknown): HawserError =>
    printerImportErrors('unreadable', { path, reason }, { target: path, cause });
  const bytes = await readGivenBytes(resolve(path), listLimits.bytes, refuse);
  return { name: path, listed: readPrinterList(bytes) };
}

/** Thousands of queues are one long answer. */
const longAnswer = {
  length: listLimits.bytes,
  groups: listLimits.printers + 2,
  attributes: 10 * listLimits.printers,
};

async function askCups(
  uri: string,
  { cupsTrustAnchor, cupsFingerprint: fingerprint }: GivenSource,
  signal: AbortSignal,
): Promise<PrinterSource> {
  const { openIppClient } = await import('@hawser/core/ipp/client/ipp-client');
  const { readCupsPrinters } = await import('@hawser/core/printing/imports/read-cups-printers');
  const { readTrustAnchor } = await import('@hawser/command/sign-in/trust-anchor');
  const anchors =
    cupsTrustAnchor === undefined ? undefined : await readTrustAnchor(cupsTrustAnchor);
  const trust = {
    ...(anchors === undefined ? {} : { anchors }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
  const client = openIppClient({ uri, trust, limits: longAnswer });
  try {
    const listed = await readCupsPrinters(client, { signal });
    if (listed.length === 0) throw printerImportErrors('no-queues', { uri }, { target: uri });
    return { name: uri, listed };
  } catch (error) {
    if (!(error instanceof HawserError) || error.code !== 'ipp-peer-untrusted') throw error;
    const reason = error.message;
    throw printerImportErrors('untrusted', { uri, reason }, { target: uri, cause: error });
  } finally {
    client.close();
  }
}
