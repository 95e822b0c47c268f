import type { Clock } from '@hawser/core/clock';
import type { Attributes } from '@hawser/core/ipp/attributes';
import {
  type IppClient,
  type IppClientSettings,
  openIppClient,
} from '@hawser/core/ipp/client/ipp-client';
import { groupsOf } from '@hawser/core/ipp/message';
import { lookupFound, lookupGiven } from '../../dns-sd/local-lookup.ts';
import type { GivenPrinter } from './kept-printers.ts';

/** How long a printer of the building may take to say how it is. */
const patience = { connect: 5000, answer: 20_000, idle: 20_000, whole: 60_000 };
const usualRepeating = { attempts: 2, firstPause: 250, longestPause: 1000 };

/** A printer of the building invites a document at once, or not at all. */
export const inviteMs = 100;

export interface PrinterAccess extends GivenPrinter {
  readonly clock: Clock;
  /** In whose name it is asked. */
  readonly userName?: string;
  /** Where several speak with one printer. */
  readonly inviting?: IppClientSettings['inviting'];
}

/** Speaks with a printer, or a server of printers, of the building. */
export function openPrinter(access: PrinterAccess): IppClient {
  const { uri, fingerprint, isFound, clock, userName, inviting = { waitMs: inviteMs } } = access;
  return openIppClient({
    uri,
    clock,
    inviting,
    lookup: isFound === true ? lookupFound : lookupGiven,
    repeating: usualRepeating,
    ...(userName === undefined ? {} : { userName }),
    ...(fingerprint === undefined ? {} : { trust: { fingerprint } }),
  });
}

/** What a printer says of itself. */
export async function askPrinter(
  client: IppClient,
  requested: readonly string[],
  signal: AbortSignal,
): Promise<Attributes | undefined> {
  const attributes = { 'requested-attributes': requested };
  const { message } = await client.send(
    'Get-Printer-Attributes',
    [{ tag: 'operation', attributes }],
    { signal, timeLimits: patience },
  );
  return groupsOf(message, 'printer')[0];
}

/** The queues of a CUPS server. */
export async function askQueues(
  client: IppClient,
  requested: readonly string[],
  signal: AbortSignal,
): Promise<readonly Attributes[]> {
  const attributes = { limit: 2000, 'requested-attributes': requested };
  const { message } = await client.send('CUPS-Get-Printers', [{ tag: 'operation', attributes }], {
    signal,
    timeLimits: patience,
  });
  return groupsOf(message, 'printer');
}
