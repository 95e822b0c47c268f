import { defineCommand } from '@hawser/command/declaration/command';
import { fromUsers } from '../site-directory/directory-parameters.ts';
import { isOwn } from '../site-proofs/is-own.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteUserSignIn',
  summary: 'Shows how people sign in at a site, and whether they are locked out.',
  parameters: {
    name: {
      type: 'string',
      position: 0,
      list: true,
      minimum: 1,
      maximum: 200,
      pipeline: 'property',
      from: fromUsers,
      help: 'Who, by the name or the id; only who has the role Site.Admin can name others.',
      otherwise: 'yourself',
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
      line: 'hawser get-site-user-sign-in',
      says: 'Shows how many recovery codes you have left.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-site-user-sign-in ada',
      says: 'Shows whether she has an authenticator.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getOwnSignIn, getUserSignIn } = await import('@hawser/core/api/contracts/user-proofs');
    const { getCaller } = await import('@hawser/core/api/contracts/site');
    if (parameters.name === undefined) {
      const { name } = await callSite(site, getCaller, {}, { signal });
      yield { name, ...(await callSite(site, getOwnSignIn, {}, { signal })) };
    }
    for (const name of parameters.name ?? []) {
      const found = await attempt(async () =>
        (await isOwn(site, name, { session, signal }))
          ? callSite(site, getOwnSignIn, {}, { signal })
          : callSite(site, getUserSignIn, { params: { user: name } }, { signal }),
      );
      if (found !== undefined) yield { name, ...found };
    }
  },
});
