import { defineCommand } from '@hawser/command/declaration/command';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteUserSignIn',
  summary: 'Shows how people sign in at a site, and whether they are locked out.',
  parameters: {
    name: {
      type: 'string',
      mandatory: true,
      position: 0,
      list: true,
      minimum: 1,
      maximum: 200,
      pipeline: 'property',
      help: 'Who, by the name or the id.',
    },
  },
  impact: 'none',
  output: {
    name: 'Hawser.SiteUserSignIn',
    properties: {
      name: { type: 'string', description: 'Who.' },
      password: {
        type: 'string',
        enum: ['none', 'to be changed', 'own', 'elsewhere'],
        description: 'Whether there is a password, and who has chosen it.',
      },
      totp: { type: 'boolean', description: 'Whether there is an authenticator.' },
      recoveryCodes: { type: 'integer', description: 'How many are left.' },
      lockedUntil: {
        type: ['string', 'null'],
        description: 'Until when nothing is looked at, after too many wrong passwords or codes.',
      },
    },
    view: ['name', 'password', 'totp', 'recoveryCodes', 'lockedUntil'],
  },
  examples: [
    {
      line: 'hawser get-site-user-sign-in ada',
      says: 'Shows whether she has an authenticator.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getUserSignIn } = await import('@hawser/core/api/contracts/user-proofs');
    for (const name of parameters.name) {
      const found = await attempt(async () =>
        callSite(site, getUserSignIn, { params: { user: name } }, { signal }),
      );
      if (found !== undefined) yield { name, ...found };
    }
  },
});
