import type { Tx } from '../../mutation.ts';

/** A certificate that was issued for a key of an agent. */
export interface NewAgentCertificate {
  readonly fingerprint: string;
  /** SHA-256 of the SPKI. */
  readonly publicKey: string;
  readonly serial: string;
  /** PEM. */
  readonly certificate: string;
  readonly notAfter: number;
}

/** Whose key it is already, and the certificate that was issued for it. */
export async function certificateForKey(
  { db }: Tx,
  publicKey: string,
): Promise<{ readonly agent: string; readonly certificate: string } | undefined> {
  return await db
    .selectFrom('agent_certificate')
    .select(['agent', 'certificate'])
    .where('public_key', '=', publicKey)
    .executeTakeFirst();
}

export async function addCertificate(
  { db, at }: Tx,
  agent: string,
  { fingerprint, publicKey, serial, certificate, notAfter }: NewAgentCertificate,
): Promise<void> {
  await db
    .insertInto('agent_certificate')
    .values({
      fingerprint,
      agent,
      public_key: publicKey,
      serial,
      certificate,
      not_after: notAfter,
      created: at,
    })
    .execute();
}
