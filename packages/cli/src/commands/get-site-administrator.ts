import { isPattern } from '@hawser/command/binding/like';
import { defineCommand } from '@hawser/command/declaration/command';
import { siteAdministratorErrors } from '../site-administrators/administrator-errors.ts';
import { administratorOutput } from '../site-administrators/administrator-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteAdministrator',
  summary: 'Shows whom a site lets administer it by a certificate.',
  description:
    'Those whose certificate was issued last come first; those that have ended or were revoked are shown, too.',
  parameters: {
    name: {
      type: 'string',
      position: 0,
      list: true,
      pipeline: 'property',
      from: { 'Hawser.SiteAdministrator': 'name', 'Hawser.NewSiteAdministrator': 'name' },
      help: 'Only those of this name, in any case, or of names like a pattern such as a*.',
    },
  },
  impact: 'none',
  output: administratorOutput,
  examples: [
    { line: 'hawser get-site-administrator', says: 'Lists all of them.', notRun: 'no site runs' },
    {
      line: "hawser get-site-administrator 'Ada Lovelace' -Output yaml",
      says: 'Shows everything about hers.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { name: names }, session, signal, error }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { listAdministrators } = await import('@hawser/core/api/contracts/administrators');
    const { administratorsLike } = await import('../site-administrators/named.ts');
    const all = await callSite(site, listAdministrators, {}, { signal });
    if (names === undefined) yield* all;
    for (const name of names ?? []) {
      const found = administratorsLike(name, all);
      yield* found;
      if (found.length > 0 || isPattern(name)) continue;
      await error(siteAdministratorErrors('not-found', { name }, { target: name }));
    }
  },
});
