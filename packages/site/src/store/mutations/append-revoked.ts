import type { Tx } from '../mutation.ts';
import { append } from './append-event.ts';

/** The kind of the events that tell of certificates that hold no more; their subjects are the fingerprints. */
export const certificateRevoked = 'certificate-revoked';

/** Tells all replicas, which end the connections of that certificate. The last thing a mutation does. */
export async function appendRevoked(tx: Tx, fingerprint: string): Promise<void> {
  await append(tx, { kind: certificateRevoked, subject: fingerprint, data: null });
}
