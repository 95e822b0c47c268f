import type { Clock } from '@hawser/core/clock';
import type { Role } from '@hawser/core/identity/roles';
import { findClientCertificates } from '../../store/reports/find-client-certificates.ts';
import type { Store } from '../../store/store.ts';
import type { Endings } from './ending.ts';

const role: Role = 'Site.Admin';
const most = 1000;

/** Who has not missed it for so long does not need it. */
const missedMs = 30 * 86_400_000;

/** The certificates by which people administer the site, but those that have got a longer one meanwhile. */
export function administratorEndings({
  store,
  clock,
}: {
  readonly store: Pick<Store, 'report'>;
  readonly clock: Pick<Clock, 'now'>;
}): Endings {
  return {
    kind: 'administrator-certificate-ends',
    replica: null,
    async endings() {
      const all = await store.report(findClientCertificates, { role, limit: most });
      const held = all.filter(({ revoked }) => revoked === null);
      const latest = new Map<string, number>();
      for (const { name, not_after: ends } of held) {
        latest.set(name, Math.max(ends, latest.get(name) ?? 0));
      }
      const missed = clock.now() - missedMs;
      return held
        .filter(({ name, not_after: ends }) => ends === latest.get(name) && ends > missed)
        .map(({ fingerprint, name, created, not_after: ends }) => ({
          subject: fingerprint,
          name,
          begins: created,
          ends,
          what: `The certificate by which ${name} administers the site`,
          hint,
        }));
    },
  };
}

const hint =
  'The one that a site has made on its own machine is renewed when it is started again; of another, issue the next: hawser new-site-administrator. One that nobody needs any more: hawser revoke-site-administrator';
