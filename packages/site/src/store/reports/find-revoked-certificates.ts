import type { Report } from '../report.ts';

export interface RevokedRow {
  readonly fingerprint: string;
  /** Null of one that was issued before serial numbers were kept. */
  readonly serial: string | null;
  readonly revoked: number;
}

/** All certificates that were revoked and would still hold, of administrators and of agents. */
export const findRevokedCertificates: Report<{ readonly now: number }, readonly RevokedRow[]> = {
  name: 'find-revoked-certificates',
  async run(db, { now }) {
    const people = await db
      .selectFrom('client_certificate')
      .select(['fingerprint', 'serial', 'revoked'])
      .where('revoked', 'is not', null)
      .where('not_after', '>', now)
      .execute();
    const agents = await db
      .selectFrom('agent_certificate')
      .innerJoin('agent', 'agent.id', 'agent_certificate.agent')
      .select(['agent_certificate.fingerprint', 'agent_certificate.serial', 'agent.revoked'])
      .where('agent.revoked', 'is not', null)
      .where('agent_certificate.not_after', '>', now)
      .execute();
    return [...people, ...agents].map((row) => ({ ...row, revoked: row.revoked ?? 0 }));
  },
};
