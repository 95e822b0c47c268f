import { defineCommand } from '@hawser/command/declaration/command';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'RegistrationToken',
  summary: 'Lets no more agents get known to a site by a token; those that have stay.',
  parameters: {
    id: {
      type: 'string',
      position: 0,
      list: true,
      mandatory: true,
      pipeline: 'property',
      from: { 'Hawser.RegistrationToken': 'id', 'Hawser.NewRegistrationToken': 'id' },
      help: 'The ids of the tokens.',
    },
  },
  impact: 'medium',
  examples: [
    {
      line: 'hawser get-registration-token -Output jsonl | hawser remove-registration-token',
      says: 'Removes all of them.',
      notRun: 'no site runs',
    },
  ],
  async run({ parameters, session, signal, should, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { removeRegistrationToken } =
      await import('@hawser/core/api/contracts/registration-tokens');
    for (const id of parameters.id) {
      await attempt(async () => {
        if (!(await should(id, 'Remove RegistrationToken'))) return;
        await callSite(site, removeRegistrationToken, { params: { id } }, { signal });
      });
    }
  },
});
