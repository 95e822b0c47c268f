import {
  getCertificate,
  keepCertificate,
  listCertificates,
  removeCertificate,
  takeCertificateKey,
} from '@hawser/core/api/contracts/certificates';
import type { KeptCertificates } from '../../kept-certificates/kept-certificates.ts';
import type { Routes } from '../../server/routes.ts';

/** The certificates that the site keeps for its services. */
export function addCertificateRoutes(
  routes: Routes,
  { certificates }: { readonly certificates: KeptCertificates },
): void {
  routes.add(listCertificates, async ({ query }) => certificates.list(query));
  routes.add(getCertificate, async ({ params }) => certificates.get(params.id));
  routes.add(keepCertificate, async ({ params, body, change }) =>
    certificates.keep(change, params.id, body),
  );
  routes.add(takeCertificateKey, async ({ params, change }) => ({
    key: await certificates.takeKey(change, params.id),
  }));
  routes.add(removeCertificate, async ({ params, change }) =>
    certificates.remove(change, params.id),
  );
}
