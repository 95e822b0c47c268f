import { defineCommand } from '@hawser/command/declaration/command';
import { userParameter } from '../site-proofs/user-parameter.ts';
import { otherPerson } from '../site-proofs/is-own.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Disable',
  noun: 'SiteUserTotp',
  summary: 'Takes an authenticator away as the second factor: your own, or that of another person.',
  description: 'The recovery codes go with it. Whoever is signed in has to sign in again.',
  parameters: {
    name: userParameter,
    code: {
      type: 'secret',
      minimum: 6,
      maximum: 64,
      help: 'A code of your authenticator or a recovery code, for your own.',
    },
  },
  impact: 'high',
  examples: [
    {
      line: 'hawser disable-site-user-totp ada',
      says: 'Helps somebody who has lost the device, after a question.',
      notRun: 'no site runs',
    },
  ],
  async run({ parameters, session, signal, should, need }) {
    const site = await signedInSite(session);
    const name = await otherPerson(site, parameters.name, { session, signal });
    const code = name === undefined ? (await need(['code'])).code.reveal() : '';
    if (!(await should(name ?? 'your own', 'Disable SiteUserTotp'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { removeOwnTotp, removeUserTotp } =
      await import('@hawser/core/api/contracts/user-proofs');
    if (name === undefined) await callSite(site, removeOwnTotp, { body: { code } }, { signal });
    else await callSite(site, removeUserTotp, { params: { user: name } }, { signal });
  },
});
