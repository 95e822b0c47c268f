import { defineCommand } from '@hawser/command/declaration/command';
import { fromHolders } from '../site-directory/grant-parameters.ts';
import { roles } from '@hawser/core/identity/roles';
import { holderNames } from '../site-directory/directory-candidates.ts';
import { roleOutput } from '../site-directory/role-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'SiteRole',
  summary: 'Shows who has which roles in a site, and through which group.',
  description:
    'Administrators by a certificate are not among them: get-site-administrator. Who has the role Site.Admin may do all.',
  parameters: {
    role: { type: 'enum', choices: roles, position: 0, help: 'Only this role.' },
    holder: {
      type: 'string',
      minimum: 1,
      maximum: 700,
      complete: holderNames,
      pipeline: 'property',
      aliases: ['id'],
      from: fromHolders,
      help: 'Only those of a person, a group or a program, by the name or the id, through groups, too; or of a group in tokens of another directory, as claim:ISSUER#VALUE.',
    },
    kind: {
      type: 'enum',
      choices: ['user', 'group', 'client'],
      help: 'Which one is meant where several have the same name.',
    },
    all: { type: 'switch', help: 'Also who has a role through a group.' },
  },
  impact: 'none',
  output: roleOutput,
  examples: [
    {
      line: 'hawser get-site-role',
      says: 'Lists all roles that somebody was given.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-site-role Site.Admin -All',
      says: 'Shows who may administer the site, through groups, too.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-site-role -Holder ada',
      says: 'Shows what she may do, and through which group.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal }) {
    const { role, kind } = parameters;
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { listRoleHolders } = await import('@hawser/core/api/contracts/grants');
    const { allItems } = await import('../site-directory/all-items.ts');
    const { namedHolder } = await import('../site-directory/named-holder.ts');
    const holder =
      parameters.holder === undefined
        ? undefined
        : (await namedHolder(site, parameters.holder, { kind, signal })).holder;
    const search = {
      ...(role === undefined ? {} : { role }),
      ...(holder === undefined ? {} : { holder }),
      all: parameters.all || holder !== undefined,
    };
    yield* allItems(async (page) =>
      callSite(site, listRoleHolders, { query: { ...search, ...page } }, { signal }),
    );
  },
});
