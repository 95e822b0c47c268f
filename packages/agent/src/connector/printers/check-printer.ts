import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { readIppUri } from '@hawser/core/ipp/client/ipp-uri';
import { connectorErrors } from '../connector-errors.ts';
import { isServer } from './find-printers.ts';
import type { GivenPrinter } from './kept-printers.ts';
import { reachedAttributes, type ReachedPrinter, reachedPrinter } from './reached-printer.ts';
import { askPrinter, askQueues, openPrinter } from './real-printer.ts';
import { saidTexts } from './said.ts';
import { shownFingerprint } from './shown-fingerprint.ts';

/** What answers there: a printer, or the names of the queues of a server. Throws where nothing of either does. */
export async function checkPrinter(
  given: GivenPrinter,
  signal: AbortSignal,
): Promise<ReachedPrinter | readonly string[]> {
  const { uri } = given;
  const client = openPrinter({ ...given, clock: systemClock });
  try {
    if (isServer(uri)) {
      const queues = await askQueues(client, ['printer-name'], signal);
      return queues.flatMap((queue) => saidTexts(queue, 'printer-name').slice(0, 1));
    }
    const attributes = await askPrinter(client, reachedAttributes, signal);
    if (attributes !== undefined) return reachedPrinter(given, attributes);
    throw connectorErrors('no-printer', { uri, reason: 'it says nothing of itself' });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HawserError)) throw error;
    if (error.code === 'ipp-peer-untrusted' && given.fingerprint === undefined) {
      throw await untrusted(given, error);
    }
    if (error.kind === 'unreachable' || error.code.startsWith('connector-')) throw error;
    const reason = error.message.replace(/\.$/, '');
    throw connectorErrors('no-printer', { uri, reason }, { target: uri, cause: error });
  } finally {
    client.close();
  }
}

async function untrusted(given: GivenPrinter, cause: HawserError): Promise<Error> {
  const { uri } = given;
  const fingerprint = await shownFingerprint(given);
  if (fingerprint === undefined) return cause;
  const { host } = readIppUri(uri);
  return connectorErrors('untrusted', { host, fingerprint }, { target: uri, cause });
}
