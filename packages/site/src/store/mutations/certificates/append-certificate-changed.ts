import type { Tx } from '../../mutation.ts';
import { append } from '../append-event.ts';

/** The kind of the events that tell of another certificate that the site keeps, or keeps no more. */
export const certificateChanged = 'certificate-changed';

/** Tells all replicas. The last thing a mutation does. */
export async function appendCertificateChanged(tx: Tx, id: string): Promise<void> {
  await append(tx, { kind: certificateChanged, subject: id, data: null });
}
