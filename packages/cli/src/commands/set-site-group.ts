import { defineCommand } from '@hawser/command/declaration/command';
import { directoryCommandErrors } from '../site-directory/directory-command-errors.ts';
import { group, newName, version } from '../site-directory/directory-parameters.ts';
import { groupOutput } from '../site-directory/group-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Set',
  noun: 'SiteGroup',
  summary: 'Changes what a site knows of a group; what is not given stays as it is.',
  description:
    'Who is in it and what it may do stays. Where somebody else changes the same group meanwhile nothing is changed: look at it again, then repeat what you still want.',
  parameters: {
    name: {
      ...group,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The group, by the name or the id.',
    },
    newName: { ...newName, help: 'What it is called from now on.' },
    description: { type: 'string', maximum: 1000, help: 'What it is for.' },
    version,
  },
  impact: 'medium',
  passThru: 'Writes the group as it is now.',
  output: groupOutput,
  examples: [
    {
      line: "hawser set-site-group 'Printer users' -NewName 'Whoever prints'",
      says: 'Gives it another name.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, passThru }) {
    const { newName: name, description } = parameters;
    if (name === undefined && description === undefined) {
      const command = 'set-site-group';
      throw directoryCommandErrors('nothing-given', { name: parameters.name, command });
    }
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { changeGroup, getGroup } = await import('@hawser/core/api/contracts/groups');
    const named = { group: parameters.name };
    const now = await callSite(site, getGroup, { params: named }, { signal });
    const body = { name: name ?? now.name, description: description ?? now.description };
    if (!(await should(now.name, 'Set SiteGroup'))) return;
    const ifMatch = parameters.version ?? now.version;
    const given = { params: { group: now.id }, body, ifMatch };
    const changed = await callSite(site, changeGroup, given, { signal });
    if (passThru) yield changed;
  },
});
