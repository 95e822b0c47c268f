import { defineCommand } from '@hawser/command/declaration/command';
import { clientOutput } from '../site-directory/client-output.ts';
import { directoryCommandErrors } from '../site-directory/directory-command-errors.ts';
import { client, newName, version } from '../site-directory/directory-parameters.ts';
import { isLetIn } from '../site-directory/let-in.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Set',
  noun: 'SiteClient',
  summary: 'Changes what a site knows of a program; what is not given stays as it is.',
  description:
    'For a new secret or another key: reset-site-client-credential. Where somebody else changes the same program meanwhile nothing is changed: look at it again, then repeat what you still want.',
  parameters: {
    name: {
      ...client,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The program, by the name or the id.',
    },
    newName: { ...newName, help: 'What it is called from now on.' },
    enable: { type: 'switch', help: 'Lets it in.' },
    disable: { type: 'switch', help: 'Lets it in no more, at once.' },
    version,
  },
  impact: 'medium',
  passThru: 'Writes the program as the site knows it now.',
  output: clientOutput,
  examples: [
    {
      line: 'hawser set-site-client nightly -Disable',
      says: 'Lets it in no more.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, passThru }) {
    const { newName: name, enable, disable } = parameters;
    if (name === undefined && !enable && !disable) {
      const command = 'set-site-client';
      throw directoryCommandErrors('nothing-given', { name: parameters.name, command });
    }
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { changeClient, getClient } = await import('@hawser/core/api/contracts/clients');
    const named = { client: parameters.name };
    const now = await callSite(site, getClient, { params: named }, { signal });
    const body = { name: name ?? now.name, enabled: isLetIn(now, { enable, disable }) };
    if (!(await should(now.name, 'Set SiteClient'))) return;
    const ifMatch = parameters.version ?? now.version;
    const given = { params: { client: now.id }, body, ifMatch };
    const changed = await callSite(site, changeClient, given, { signal });
    if (passThru) yield changed;
  },
});
