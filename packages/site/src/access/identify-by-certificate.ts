import type { X509Certificate } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import type { Clock } from '@hawser/core/clock';
import { fingerprintOf, identifyCaller } from '../certificates/identify-caller.ts';
import type { Store } from '../store/store.ts';
import type { Caller, Identify } from './caller.ts';
import { patiently } from './patiently.ts';
import { RememberedCallers } from './remembered-callers.ts';

interface Options {
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
  /** What is known to hold no more, also while the database is away. */
  readonly isRevoked?: (fingerprint: string) => boolean;
}

/** Who has shown a certificate of the site's own authority, that the site has issued and not revoked. */
export function identifyByCertificate(options: Options): Identify {
  const identify = certificateIdentifier(options);
  return ({ socket }, allowed) => {
    // Of a listener that does not ask for certificates nobody is authorized.
    if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
    const certificate = socket.getPeerX509Certificate();
    return certificate === undefined ? undefined : identify(certificate, allowed);
  };
}

/**
 * Whose certificate it is. Administrators have to see what is wrong with a site whose database is
 * away: who was known a few minutes ago may still look then. Who wants more than that waits until the
 * database says who he is: he may have been revoked meanwhile.
 */
export function certificateIdentifier({
  store,
  clock,
  isRevoked = () => false,
}: Options): (
  certificate: X509Certificate,
  allowed: { readonly fromMemory: boolean },
) => Promise<Caller | undefined> {
  const remembered = new RememberedCallers();
  return async (certificate, { fromMemory }) => {
    const fingerprint = fingerprintOf(certificate);
    if (isRevoked(fingerprint)) return undefined;
    const asked = lookUp(certificate, fingerprint);
    const before = fromMemory ? remembered.at(fingerprint, clock.now()) : undefined;
    if (before === undefined || certificate.validToDate.getTime() <= clock.now())
      return await asked;
    return await patiently(asked, before, clock);
  };

  async function lookUp(
    certificate: X509Certificate,
    fingerprint: string,
  ): Promise<Caller | undefined> {
    const caller = await identifyCaller(certificate, { store, clock });
    if (caller === undefined) remembered.forget(fingerprint);
    else remembered.remember(fingerprint, caller, clock.now());
    return caller;
  }
}
