import { X509Certificate } from 'node:crypto';
import type { Endings } from './ending.ts';

/** The authority of the site itself. */
export function authorityEndings({ certificate }: { readonly certificate: string }): Endings {
  const { validToDate } = new X509Certificate(certificate);
  return {
    kind: 'site-authority-ends',
    replica: null,
    endings: async () => [
      {
        subject: 'authority',
        name: 'the authority of the site',
        what: 'The authority of the site',
        ends: validToDate.getTime(),
        hint: 'It holds for 20 years: look at the clocks of the replicas first.',
      },
    ],
  };
}
