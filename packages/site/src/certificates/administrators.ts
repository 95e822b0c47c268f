import type { Answered } from '@hawser/core/api/contract';
import type {
  issueAdministrator,
  listAdministrators,
} from '@hawser/core/api/contracts/administrators';
import type { Clock } from '@hawser/core/clock';
import type { Role } from '@hawser/core/identity/roles';
import { issueForKey } from '@hawser/core/pki/issue-for-key';
import { readPublicKey } from '@hawser/core/pki/public-key';
import type { Change } from '../audit/change.ts';
import { revokeClientCertificate } from '../store/mutations/revoke-client-certificate.ts';
import { findClientCertificates } from '../store/reports/find-client-certificates.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { ClientCertificateTable } from '../store/tables/client-certificate.ts';
import { adminValidity, registerAdmin } from './admin-certificate.ts';
import { administratorErrors } from './administrator-errors.ts';
import type { SiteAuthority } from './site-authority.ts';

type Administrator = Answered<typeof listAdministrators>[number];

/** Whoever administers the site by a certificate of its authority. */
export interface Administrators {
  list(): Promise<Administrator[]>;
  issue(
    wanted: { readonly name: string; readonly days: number; readonly publicKey: string },
    change: Change,
  ): Promise<Answered<typeof issueAdministrator>>;
  revoke(fingerprint: string, change: Change): Promise<Administrator>;
}

const role: Role = 'Site.Admin';

const dayMs = 86_400_000;

/** Far more than a site has; those that are shown are the latest. */
const most = 1000;

export function administratorsOf({
  store,
  authority,
  clock,
}: {
  readonly store: Store;
  readonly authority: SiteAuthority;
  readonly clock: Clock;
}): Administrators {
  const find = async (fingerprint: string): Promise<Administrator> => {
    const { rows } = await store.read(async (db) => select(db, { fingerprint, role }));
    const [row] = rows;
    if (row === undefined) {
      throw administratorErrors('not-found', { fingerprint }, { target: fingerprint });
    }
    return shown(row);
  };
  return {
    async list() {
      return (await store.report(findClientCertificates, { role, limit: most })).map(shown);
    },
    async issue({ name, days, publicKey }, change) {
      const now = clock.now();
      const certificate = issueForKey(authority, readPublicKey(publicKey), {
        commonName: name,
        usage: 'client',
        ...adminValidity(authority, now, now + days * dayMs),
      });
      const fingerprint = await registerAdmin(change, { certificate, name });
      return {
        administrator: await find(fingerprint),
        certificate,
        authority: authority.certificate,
      };
    },
    async revoke(fingerprint, change) {
      // Of an administrator, and not of somebody else whom the site knows.
      await find(fingerprint);
      await change(revokeClientCertificate, { fingerprint });
      return await find(fingerprint);
    },
  };
}

function shown(row: ClientCertificateTable): Administrator {
  return {
    fingerprint: row.fingerprint,
    name: row.name,
    role: row.role,
    created: time(row.created),
    until: time(row.not_after),
    revoked: row.revoked === null ? null : time(row.revoked),
  };
}

function time(at: number): string {
  return new Date(at).toISOString();
}

const select = statement(
  (db, { fingerprint, role: wanted }: { fingerprint: string; role: string }) =>
    db
      .selectFrom('client_certificate')
      .selectAll()
      .where('fingerprint', '=', fingerprint)
      .where('role', '=', wanted),
);
