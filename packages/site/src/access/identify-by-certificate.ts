import { TLSSocket } from 'node:tls';
import type { Clock } from '@hawser/core/clock';
import { identifyCaller } from '../certificates/identify-caller.ts';
import type { Store } from '../store/store.ts';
import type { Identify } from './caller.ts';

/** Who has shown a certificate of the site's own authority, that the site has issued and not revoked. */
export function identifyByCertificate(options: {
  readonly store: Store;
  readonly clock: Clock;
}): Identify {
  return async ({ socket }) => {
    // Of a listener that does not ask for certificates nobody is authorized.
    if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
    const certificate = socket.getPeerX509Certificate();
    return certificate === undefined ? undefined : await identifyCaller(certificate, options);
  };
}
