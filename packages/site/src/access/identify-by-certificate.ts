import { TLSSocket } from 'node:tls';
import type { Clock } from '@hawser/core/clock';
import { identifyCaller } from '../certificates/identify-caller.ts';
import { shownFingerprint } from '../certificates/shown-fingerprint.ts';
import type { Store } from '../store/store.ts';
import type { Caller, Identify } from './caller.ts';
import { patiently } from './patiently.ts';
import { RememberedCallers } from './remembered-callers.ts';
import { ShutOut } from './shut-out.ts';

interface Options {
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
  /** What is known to hold no more, also while the database is away. */
  readonly isRevoked?: (fingerprint: string) => boolean;
}

interface ShownCertificate {
  readonly fingerprint: string;
  /** When it ends. */
  readonly until: () => number;
}

/** Who has shown a certificate of the site's own authority, that the site has issued and not revoked. */
export function identifyByCertificate(options: Options): Identify {
  const identify = certificateIdentifier(options);
  return ({ socket }, allowed) => {
    // Of a listener that does not ask for certificates nobody is authorized.
    const fingerprint = socket instanceof TLSSocket ? shownFingerprint(socket) : undefined;
    if (!(socket instanceof TLSSocket) || fingerprint === undefined) return undefined;
    const until = (): number => socket.getPeerX509Certificate()?.validToDate.getTime() ?? 0;
    return identify({ fingerprint, until }, allowed);
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
  shown: ShownCertificate,
  allowed: { readonly fromMemory: boolean },
) => Promise<Caller | undefined> {
  const remembered = new RememberedCallers();
  return async ({ fingerprint, until }, { fromMemory }) => {
    if (isRevoked(fingerprint)) return await revoked(fingerprint);
    const asked = lookUp(fingerprint);
    const before = fromMemory ? remembered.at(fingerprint, clock.now()) : undefined;
    if (before === undefined || until() <= clock.now()) return await asked;
    return await patiently(asked, before, clock);
  };

  async function lookUp(fingerprint: string): Promise<Caller | undefined> {
    const known = await identifyCaller(fingerprint, { store, clock });
    if (known?.isLetIn === true) {
      remembered.remember(fingerprint, known.caller, clock.now());
      return known.caller;
    }
    remembered.forget(fingerprint);
    if (known !== undefined) throw new ShutOut(known.caller);
    return undefined;
  }

  /** Nobody is let in; whose it was is told where that can be found out. */
  async function revoked(fingerprint: string): Promise<undefined> {
    const known = await identifyCaller(fingerprint, { store, clock }).catch(() => undefined);
    if (known !== undefined) throw new ShutOut(known.caller);
  }
}
