import { defineCommand } from '@hawser/command/declaration/command';
import { newName } from '../site-directory/directory-parameters.ts';
import { groupOutput } from '../site-directory/group-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'New',
  noun: 'SiteGroup',
  summary: 'Makes a group of a site, with nobody in it.',
  parameters: {
    name: {
      ...newName,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      from: { 'Hawser.SiteGroup': 'name' },
      help: 'What the group is called.',
    },
    description: {
      type: 'string',
      maximum: 1000,
      pipeline: 'property',
      help: 'What it is for.',
    },
  },
  impact: 'medium',
  output: groupOutput,
  examples: [
    {
      line: "hawser new-site-group 'Printer users' -Description 'Whoever prints.'",
      says: 'Makes a group.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { name, description }, session, signal, should }) {
    const site = await signedInSite(session);
    if (!(await should(name, 'New SiteGroup'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { createGroup } = await import('@hawser/core/api/contracts/groups');
    const body = { name, ...(description === undefined ? {} : { description }) };
    yield await callSite(site, createGroup, { body }, { signal });
  },
});
