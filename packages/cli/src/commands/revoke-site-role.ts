import { defineCommand } from '@hawser/command/declaration/command';
import { grantParameters } from '../site-directory/grant-parameters.ts';
import { roleOutput } from '../site-directory/role-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Revoke',
  noun: 'SiteRole',
  summary: 'Takes a role from people, groups and programs in a site, at once.',
  description:
    'What they have through groups they keep. Where nobody with the role Site.Admin is left, the site is administered by the certificates of its administrators: get-site-administrator.',
  parameters: grantParameters,
  impact: 'high',
  force: 'Does not ask.',
  passThru: 'Writes from whom it was taken.',
  output: roleOutput,
  examples: [
    {
      line: 'hawser revoke-site-role Printers.Publish ada',
      says: 'Lets her publish printers no more, after a question.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const { role, kind } = parameters;
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { revokeRole } = await import('@hawser/core/api/contracts/grants');
    const { namedHolder } = await import('../site-directory/named-holder.ts');
    for (const each of new Set(parameters.holder)) {
      const found = await attempt(async () => {
        const holder = await namedHolder(site, each, { kind, signal });
        if (!(await should(`${role} from ${holder.name}`, 'Revoke SiteRole'))) return;
        const body = { role, holder: holder.holder };
        await callSite(site, revokeRole, { body }, { signal });
        return holder;
      });
      if (passThru && found !== undefined) yield { role, ...found, through: null };
    }
  },
});
