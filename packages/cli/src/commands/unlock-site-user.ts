import { defineCommand } from '@hawser/command/declaration/command';
import { fromUsers } from '../site-directory/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Unlock',
  noun: 'SiteUser',
  summary: 'Has people not wait any more who were locked out after wrong passwords or codes.',
  description:
    'A lockout ends by itself, after an hour at most. It does not hold where somebody has signed in before.',
  parameters: {
    name: {
      type: 'string',
      mandatory: true,
      position: 0,
      list: true,
      minimum: 1,
      maximum: 200,
      pipeline: 'property',
      from: fromUsers,
      help: 'Whom, by the name or the id.',
    },
  },
  impact: 'medium',
  passThru: 'Writes until when each would have been locked out.',
  output: {
    name: 'Hawser.UnlockedSiteUser',
    properties: {
      name: { type: 'string', description: 'Who.' },
      lockedUntil: {
        type: ['string', 'null'],
        description: 'Until when it would have been; null for who was not locked out.',
      },
    },
  },
  examples: [
    {
      line: 'hawser unlock-site-user ada',
      says: 'Lets her try again at once.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { unlockUser } = await import('@hawser/core/api/contracts/user-proofs');
    for (const name of parameters.name) {
      const unlocked = await attempt(async () => {
        if (!(await should(name, 'Unlock SiteUser'))) return undefined;
        return await callSite(site, unlockUser, { params: { user: name } }, { signal });
      });
      if (passThru && unlocked !== undefined) yield { name, ...unlocked };
    }
  },
});
