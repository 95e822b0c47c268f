import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import {
  type getCertificate,
  keepCertificate,
  listCertificates,
  removeCertificate,
  takeCertificateKey,
} from '@hawser/core/api/contracts/certificates';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { HawserError } from '@hawser/core/errors';
import { certificateId } from '@hawser/core/pki/certificate-id';
import { keyPem } from '@hawser/core/pki/key-pair';
import { Secret } from '@hawser/core/secret';
import type { CertificateStore, StoredCertificate } from './certificate-store.ts';

/** Those that a site keeps for its services. Their keys are sealed there. */
export function siteCertificates(
  site: SiteAddress,
  { profile, signal }: { readonly profile: string; readonly signal: AbortSignal },
): CertificateStore {
  return {
    place: 'site',
    where: `in the site ${profile}`,
    async list() {
      const all: StoredCertificate[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const query = after === undefined ? {} : { after };
        const page = await callSite(site, listCertificates, { query }, { signal });
        all.push(...page.items.map(stored));
        after = page.next;
      }
      return all;
    },
    async add({ certificate, chain, key, friendlyName, purpose, keyProvider }) {
      const params = { id: certificateId(certificate) };
      const body = {
        certificate: certificate.toString(),
        chain: chain.map(String),
        ...(friendlyName === undefined ? {} : { friendlyName }),
        ...(purpose === undefined ? {} : { purpose }),
        ...(keyProvider === undefined ? {} : { keyProvider }),
        ...(key === undefined ? {} : { key: keyPem(key) }),
      };
      return stored(await callSite(site, keepCertificate, { params, body }, { signal }));
    },
    async keyOf(id) {
      try {
        const { key } = await callSite(site, takeCertificateKey, { params: { id } }, { signal });
        return new Secret(key);
      } catch (error) {
        if (error instanceof HawserError && error.code === 'kept-certificate-no-key') {
          return undefined;
        }
        throw error;
      }
    },
    async remove(id) {
      await callSite(site, removeCertificate, { params: { id } }, { signal });
    },
  };
}

function stored(certificate: Answered<typeof getCertificate>): StoredCertificate {
  const { friendlyName, purpose, keyProvider, ...rest } = certificate;
  return {
    id: rest.id,
    certificate: rest.certificate,
    chain: rest.chain,
    hasKey: rest.hasKey,
    added: rest.added,
    place: 'site',
    friendlyName: friendlyName ?? undefined,
    purpose: purpose ?? undefined,
    keyProvider: keyProvider ?? undefined,
  };
}
