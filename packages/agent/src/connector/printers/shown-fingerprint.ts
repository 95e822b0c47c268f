import { connect } from 'node:tls';
import { readIppUri } from '@hawser/core/ipp/client/ipp-uri';
import { lookupFound, lookupGiven } from '../../dns-sd/local-lookup.ts';
import type { GivenPrinter } from './kept-printers.ts';

const patienceMs = 10_000;

/** The fingerprint of the certificate that a printer shows, whoever has issued it; nothing is sent to it. */
export async function shownFingerprint({
  uri,
  isFound,
}: GivenPrinter): Promise<string | undefined> {
  const { host, port } = readIppUri(uri);
  return await new Promise((resolve) => {
    // A person compares it, which is what it is looked at for.
    const socket = connect({
      host,
      port,
      lookup: isFound === true ? lookupFound : lookupGiven,
      rejectUnauthorized: false,
    });
    const done = (found: string | undefined): void => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(patienceMs, () => done(undefined));
    socket.once('error', () => done(undefined));
    socket.once('secureConnect', () => {
      done(socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', ''));
    });
  });
}
