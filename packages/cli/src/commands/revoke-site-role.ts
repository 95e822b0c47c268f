import { defineCommand } from '@hawser/command/declaration/command';
import { roles } from '@hawser/core/identity/roles';
import { holderNames } from '../site-directory/directory-candidates.ts';
import { roleOutput } from '../site-directory/role-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Revoke',
  noun: 'SiteRole',
  summary: 'Takes a role from people, groups and programs in a site, at once.',
  description:
    'What they have through groups they keep. Where nobody with the role Site.Admin is left, the site is administered by the certificates of its administrators: get-site-administrator.',
  parameters: {
    role: {
      type: 'enum',
      choices: roles,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The role.',
    },
    holder: {
      type: 'string',
      minimum: 1,
      maximum: 700,
      mandatory: true,
      position: 1,
      list: true,
      pipeline: 'property',
      aliases: ['id'],
      complete: holderNames,
      help: 'The people, groups and programs, by the name or the id; or groups in tokens of another directory, as claim:ISSUER#VALUE.',
    },
    kind: {
      type: 'enum',
      choices: ['user', 'group', 'client'],
      help: 'Which one is meant where several have the same name.',
    },
  },
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
