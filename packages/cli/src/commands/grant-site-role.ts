import { defineCommand } from '@hawser/command/declaration/command';
import { grantParameters } from '../site-directory/grant-parameters.ts';
import { roleOutput } from '../site-directory/role-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Grant',
  noun: 'SiteRole',
  summary: 'Gives people, groups and programs a role in a site.',
  description:
    'What a group has its members have, however deep. Who has the role already keeps it. It holds from the next request on, wherever somebody is signed in.',
  parameters: grantParameters,
  impact: 'medium',
  passThru: 'Writes who has it by that.',
  output: roleOutput,
  examples: [
    {
      line: 'hawser grant-site-role Printers.Publish ada',
      says: 'Lets her publish printers.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser grant-site-role Printers.Use claim:https://login.example.com#Employees',
      says: 'Lets everybody print whom another directory says to be in that group.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const { role, kind } = parameters;
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { grantRole } = await import('@hawser/core/api/contracts/grants');
    const { namedHolder } = await import('../site-directory/named-holder.ts');
    for (const each of new Set(parameters.holder)) {
      const found = await attempt(async () => {
        const holder = await namedHolder(site, each, { kind, signal });
        if (!(await should(`${role} to ${holder.name}`, 'Grant SiteRole'))) return;
        const body = { role, holder: holder.holder };
        await callSite(site, grantRole, { body }, { signal });
        return holder;
      });
      if (passThru && found !== undefined) yield { role, ...found, through: null };
    }
  },
});
