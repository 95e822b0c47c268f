import { X509Certificate } from 'node:crypto';
import { findCertificateEnds, type KeptEnd } from '../../store/reports/find-certificate-ends.ts';
import type { Store } from '../../store/store.ts';
import type { Endings } from './ending.ts';

/** Far more than a site has. */
const most = 5000;

/** The certificates that the site keeps for its services, but those that the next one is kept beside. */
export function keptCertificateEndings({
  store,
}: {
  readonly store: Pick<Store, 'report'>;
}): Endings {
  return {
    kind: 'kept-certificate-ends',
    replica: null,
    async endings() {
      const all = (await store.report(findCertificateEnds, { limit: most })).map(read);
      return all
        .filter((one) => !all.some((other) => renews(other, one)))
        .map(({ id, name, ends }) => ({
          subject: id,
          name,
          ends,
          what: `The certificate ${name} that the site keeps`,
          hint: 'Ask for the next one: hawser update-certificate. One that nothing needs any more: hawser remove-certificate',
        }));
    },
  };
}

interface Read extends KeptEnd {
  /** All that it holds for, and what it is used for. */
  readonly stead: string;
}

function read(row: KeptEnd): Read {
  const { subjectAltName } = new X509Certificate(row.certificate);
  const names = (subjectAltName ?? row.name).toLowerCase().split(', ').toSorted();
  return {
    ...row,
    stead: JSON.stringify([row.purpose, ...names]),
  };
}

/** Whether a certificate is there in the stead of another one, and holds longer. */
function renews(next: Read, before: Read): boolean {
  return next.ends > before.ends && next.stead === before.stead && next.hasKey >= before.hasKey;
}
