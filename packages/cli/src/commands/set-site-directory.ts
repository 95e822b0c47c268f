import { defineCommand } from '@hawser/command/declaration/command';
import { readTrustAnchor } from '@hawser/command/sign-in/trust-anchor';
import { directoryOutput, shownDirectory } from '../site-directories/directory-output.ts';
import {
  directoryParameters,
  existingDirectory,
} from '../site-directories/directory-parameters.ts';
import { orNull } from '../site-directories/or-null.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Set',
  noun: 'SiteDirectory',
  summary:
    'Changes how a site reads a directory on the premises; what is not given stays as it is.',
  description: 'The next time all of it is read, and not only what has changed.',
  parameters: {
    name: {
      ...existingDirectory,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The directory.',
    },
    url: { type: 'string', help: 'Where it is now.' },
    kind: {
      type: 'enum',
      choices: ['active-directory', 'ldap'],
      help: 'How it calls what is in it.',
    },
    bindName: { type: 'string', maximum: 1000, help: 'Whom the site reads it as.' },
    password: { type: 'secret', help: 'Its password.' },
    userBase: {
      type: 'string',
      maximum: 1000,
      help: 'Below which entry people are looked for.',
    },
    ...directoryParameters,
  },
  impact: 'medium',
  passThru: 'Writes how it is read now.',
  output: directoryOutput,
  examples: [
    {
      line: 'hawser set-site-directory head-office -PasswordFile reader.txt',
      says: 'Signs in with another password from now on.',
      notRun: 'no site runs',
    },
    {
      line: "hawser set-site-directory head-office -UserFilter '(department=Sales)' -WhatIf",
      says: 'Shows what would be changed.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, passThru }) {
    const { name, password, userFilter, groupFilter, everyMinutes, trustAnchor } = parameters;
    const anchor = trustAnchor === undefined ? undefined : await readTrustAnchor(trustAnchor);
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getDirectory, setDirectory } =
      await import('@hawser/core/api/contracts/site-directories');
    const params = { name };
    const now = await callSite(site, getDirectory, { params }, { signal });
    const body = {
      kind: parameters.kind ?? now.kind,
      url: parameters.url ?? now.url,
      bindName: parameters.bindName ?? now.bindName,
      userBase: parameters.userBase ?? now.userBase,
      groupBase: parameters.groupBase ?? now.groupBase,
      userFilter: userFilter === undefined ? now.userFilter : orNull(userFilter),
      groupFilter: groupFilter === undefined ? now.groupFilter : orNull(groupFilter),
      everyMinutes: everyMinutes === undefined ? now.everyMinutes : orNull(everyMinutes),
      trustAnchor: anchor ?? now.trustAnchor,
      ...(password === undefined ? {} : { password: password.reveal() }),
    };
    if (!(await should(name, 'Set SiteDirectory'))) return;
    const given = { params, body, ifMatch: now.version };
    const changed = await callSite(site, setDirectory, given, { signal, patience: 60_000 });
    if (passThru) yield shownDirectory(changed);
  },
});
