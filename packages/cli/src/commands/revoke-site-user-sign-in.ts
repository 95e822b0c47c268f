import { defineCommand } from '@hawser/command/declaration/command';
import { user } from '../site-directory/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Revoke',
  noun: 'SiteUserSignIn',
  summary: 'Ends all sign-ins of people at a site, at once: in programs and in browsers.',
  description:
    'They can sign in again by what they have; to keep somebody out: set-site-user -Disable. Your own you end by disconnect-site -Everywhere, whatever your roles.',
  parameters: {
    name: {
      ...user,
      mandatory: true,
      position: 0,
      list: true,
      pipeline: 'property',
      help: 'Whose, by the name or the id.',
    },
  },
  impact: 'medium',
  passThru: 'Writes in how many places each was signed in.',
  output: {
    name: 'Hawser.RevokedSiteUserSignIn',
    properties: {
      name: { type: 'string', description: 'Whose they were.' },
      programs: { type: 'integer', description: 'In how many programs that was.' },
      browsers: { type: 'integer', description: 'In how many browsers.' },
    },
  },
  examples: [
    {
      line: 'hawser revoke-site-user-sign-in ada',
      says: 'Has her sign in again, on all her machines.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { endUserSignIns } = await import('@hawser/core/api/contracts/user-proofs');
    for (const name of parameters.name) {
      const ended = await attempt(async () => {
        if (!(await should(name, 'Revoke SiteUserSignIn'))) return undefined;
        return await callSite(site, endUserSignIns, { params: { user: name } }, { signal });
      });
      if (passThru && ended !== undefined) yield { name, ...ended };
    }
  },
});
