import { createPrivateKey } from 'node:crypto';
import type { Parts } from '@hawser/core/api/contract';
import type { keepCertificate as keeping } from '@hawser/core/api/contracts/certificates';
import { keyPem } from '@hawser/core/pki/key-pair';
import type { Change } from '../audit/change.ts';
import { type Page, pageOf, type PageWanted } from '../directory/page.ts';
import { open, seal } from '../site-key/seal.ts';
import type { SiteKey } from '../site-key/site-key.ts';
import { keepCertificate } from '../store/mutations/certificates/keep-certificate.ts';
import { noteKeyTaken } from '../store/mutations/certificates/note-key-taken.ts';
import { removeCertificate } from '../store/mutations/certificates/remove-certificate.ts';
import { selectCertificate } from '../store/mutations/certificates/select-certificate.ts';
import { findCertificates } from '../store/reports/find-certificates.ts';
import type { Store } from '../store/store.ts';
import { certificateView, type ShownCertificate } from './certificate-views.ts';
import { givenCertificate } from './given-certificate.ts';
import { keptCertificateErrors } from './kept-certificate-errors.ts';
import { requireCertificate } from './require-certificate.ts';

export interface KeptCertificatesOptions {
  readonly store: Store;
  readonly siteKey: SiteKey;
}

/** The certificates that the site keeps for its services; their private keys are sealed. */
export interface KeptCertificates {
  list(page: PageWanted): Promise<Page<ShownCertificate>>;
  get(id: string): Promise<ShownCertificate>;
  keep(change: Change, id: string, given: Parts<typeof keeping>['body']): Promise<ShownCertificate>;
  /** PKCS#8, PEM. */
  takeKey(change: Change, id: string): Promise<string>;
  remove(change: Change, id: string): Promise<ShownCertificate>;
}

export function keptCertificates({ store, siteKey }: KeptCertificatesOptions): KeptCertificates {
  return {
    list: async (page) =>
      pageOf(
        page,
        ({ name, id }) => [name, id],
        async (searched) => (await store.report(findCertificates, searched)).map(certificateView),
      ),
    async get(id) {
      const row = await store.read(async (db) => selectCertificate({ db }, id));
      return certificateView(requireCertificate(row, id));
    },
    async keep(change, id, given) {
      const { certificate, name, chain, key } = givenCertificate(id, given);
      const sealed =
        key === undefined
          ? null
          : seal(siteKey, sealName(id), key.export({ type: 'pkcs8', format: 'der' }));
      const { after } = await change(keepCertificate, {
        id,
        name,
        certificate: certificate.toString(),
        chain: JSON.stringify(chain.map(String)),
        friendly_name: given.friendlyName ?? null,
        purpose: given.purpose ?? null,
        key_provider: given.keyProvider ?? null,
        key: sealed,
        ends: certificate.validToDate.getTime(),
      });
      return certificateView(after);
    },
    async takeKey(change, id) {
      const { name, key } = await change(noteKeyTaken, { id });
      const bytes = open(siteKey, sealName(id), key);
      if (bytes === undefined) throw keptCertificateErrors('sealed', { name }, { target: id });
      return keyPem(createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }));
    },
    remove: async (change, id) => certificateView(await change(removeCertificate, { id })),
  };
}

function sealName(id: string): string {
  return `certificate/${id}`;
}
