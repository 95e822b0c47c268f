import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { AnnouncedHere } from './announced-here.ts';
import type { GivenPrinter } from './kept-printers.ts';
import { askPrinter, openPrinter } from './real-printer.ts';
import { saidTexts } from './said.ts';
import { shownFingerprint } from './shown-fingerprint.ts';

/**
 * Asks a printer that was not known before what it is. One that has signed its certificate itself is known
 * by that from now on. Undefined where no printer answers, or another than the one that is announced.
 */
export async function meetPrinter(
  { uri, uuid }: AnnouncedHere,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<GivenPrinter | undefined> {
  const plain: GivenPrinter = { uri, isFound: true };
  const answers = async (given: GivenPrinter): Promise<boolean> => {
    const client = openPrinter({ ...given, clock });
    try {
      const wanted = ['printer-uuid', 'document-format-supported'];
      const said = await askPrinter(client, wanted, signal);
      if (said === undefined || saidTexts(said, 'document-format-supported').length === 0)
        return false;
      const [itsUuid] = saidTexts(said, 'printer-uuid');
      return uuid === undefined || itsUuid === undefined || itsUuid.toLowerCase() === uuid;
    } finally {
      client.close();
    }
  };
  try {
    return (await answers(plain)) ? plain : undefined;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HawserError)) throw error;
    if (error.code !== 'ipp-peer-untrusted') return undefined;
  }
  const fingerprint = await shownFingerprint(plain);
  if (fingerprint === undefined) return undefined;
  const pinned = { ...plain, fingerprint };
  try {
    return (await answers(pinned)) ? pinned : undefined;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof HawserError) return undefined;
    throw error;
  }
}
