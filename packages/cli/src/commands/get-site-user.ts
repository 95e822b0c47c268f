import { defineCommand } from '@hawser/command/declaration/command';
import { filter, user } from '../site-directory/directory-parameters.ts';
import { userOutput } from '../site-directory/user-output.ts';
import { isOwn } from '../site-proofs/is-own.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteUser',
  summary: 'Shows the people whom a site knows.',
  parameters: {
    name: {
      ...user,
      position: 0,
      list: true,
      pipeline: 'property',
      help: 'Only these people, by the name, the id, or a pattern such as temp-*.',
    },
    filter,
  },
  impact: 'none',
  output: userOutput,
  examples: [
    { line: 'hawser get-site-user', says: 'Lists all of them.', notRun: 'no site runs' },
    {
      line: 'hawser get-site-user ada -Output yaml',
      says: 'Shows everything about one.',
      notRun: 'no site runs',
    },
    {
      line: "hawser get-site-user 'temp-*'",
      says: 'Shows those whose names are like that.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-site-user -Filter temp- -Output json | hawser remove-site-user -InputObject - -WhatIf',
      says: 'Shows who would be removed.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getOwnUser, getUser, listUsers } = await import('@hawser/core/api/contracts/users');
    const { namedItems } = await import('../site-directory/named-items.ts');
    yield* namedItems(
      parameters,
      {
        get: async (named) =>
          (await isOwn(site, named, { session, signal }))
            ? callSite(site, getOwnUser, {}, { signal })
            : callSite(site, getUser, { params: { user: named } }, { signal }),
        page: async (query) => callSite(site, listUsers, { query }, { signal }),
      },
      attempt,
    );
  },
});
