import { defineCommand } from '@hawser/command/declaration/command';
import { siteAdministratorErrors } from '../site-administrators/administrator-errors.ts';
import { administratorOutput } from '../site-administrators/administrator-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Revoke',
  noun: 'SiteAdministrator',
  summary: 'Has a site let certificates of administrators in no more, at once and for good.',
  parameters: {
    fingerprint: {
      type: 'string',
      position: 0,
      list: true,
      pipeline: 'property',
      from: {
        'Hawser.SiteAdministrator': 'fingerprint',
        'Hawser.NewSiteAdministrator': 'fingerprint',
      },
      help: 'The certificates.',
    },
    name: { type: 'string', help: 'All certificates of this name.' },
  },
  impact: 'high',
  force: 'Does not ask, and also revokes the certificate that you sign in with.',
  passThru: 'Writes those that were revoked.',
  output: administratorOutput,
  examples: [
    {
      line: "hawser revoke-site-administrator -Name 'Ada Lovelace'",
      says: 'Lets none of hers in any more, after a question.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser revoke-site-administrator 3b0f5c9d1e7a4b286f0c9d1e7a4b28653b0f5c9d1e7a4b286f0c9d1e7a4b2865 -WhatIf',
      says: 'Shows what would be revoked.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, attempt, force, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { listAdministrators, revokeAdministrator } =
      await import('@hawser/core/api/contracts/administrators');
    const { fingerprintOf } = await import('../site-administrators/fingerprint.ts');
    const { meantFingerprints } = await import('../site-administrators/named.ts');
    const all = await callSite(site, listAdministrators, {}, { signal });
    const own = site.certificate === undefined ? undefined : fingerprintOf(site.certificate.cert);
    for (const fingerprint of meantFingerprints(all, parameters)) {
      const revoked = await attempt(async () => {
        const name = all.find((each) => each.fingerprint === fingerprint)?.name ?? 'nobody known';
        if (fingerprint === own && !force) {
          throw siteAdministratorErrors('own', { name }, { target: fingerprint });
        }
        if (!(await should(`${name} (${fingerprint})`, 'Revoke SiteAdministrator'))) return;
        const params = { fingerprint };
        return await callSite(site, revokeAdministrator, { params }, { signal });
      });
      if (passThru && revoked !== undefined) yield revoked;
    }
  },
});
