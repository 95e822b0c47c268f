import type { ShownCertificates } from '../../certificates/shown-certificates.ts';
import { certificateName } from '@hawser/core/pki/certificate-name';
import type { Ending, Endings } from './ending.ts';

/** What a replica shows to its callers; each has files of its own. */
export function shownCertificateEndings(
  shown: Pick<ShownCertificates, 'all'>,
  { replica, host }: { readonly replica: string; readonly host: string },
): Endings {
  return {
    kind: 'server-certificate-ends',
    replica,
    endings: async () =>
      shown.all.map(({ source, now: { certificate } }): Ending => {
        const name = certificateName(certificate);
        return {
          subject: `${replica}/${source}`,
          name,
          ends: certificate.validToDate.getTime(),
          what: `The server certificate ${name} that ${host} shows`,
          ...(source === 'file' ? fromElsewhere : ofItsOwn),
        };
      }),
  };
}

const fromElsewhere = {
  hint: 'Get a new one from its authority, put it in the place of the old one on that machine, and have the site read it: hawser update-site',
};

/** It is renewed when 30 of its 90 days are left. */
const ofItsOwn = {
  hint: 'The site should have renewed it long ago; see why it could not: hawser get-site-log certificates -Level warn',
  mattersDays: 7,
};
