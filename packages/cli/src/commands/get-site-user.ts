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
      help: 'Only these people, by the name or the id.',
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
      line: 'hawser get-site-user -Filter temp- -Output json | hawser remove-site-user -InputObject - -WhatIf',
      says: 'Shows who would be removed.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { name, filter: beginning }, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getOwnUser, getUser, listUsers } = await import('@hawser/core/api/contracts/users');
    const { allItems } = await import('../site-directory/all-items.ts');
    for (const each of name ?? []) {
      const found = await attempt(async () =>
        (await isOwn(site, each, { session, signal }))
          ? callSite(site, getOwnUser, {}, { signal })
          : callSite(site, getUser, { params: { user: each } }, { signal }),
      );
      if (found !== undefined) yield found;
    }
    if (name !== undefined) return;
    const search = beginning === undefined ? {} : { filter: beginning };
    yield* allItems(async (page) =>
      callSite(site, listUsers, { query: { ...search, ...page } }, { signal }),
    );
  },
});
