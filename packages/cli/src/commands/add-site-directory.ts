import { defineCommand } from '@hawser/command/declaration/command';
import { readTrustAnchor } from '@hawser/command/sign-in/trust-anchor';
import { directoryOutput, shownDirectory } from '../site-directories/directory-output.ts';
import { directoryName, directoryParameters } from '../site-directories/directory-parameters.ts';
import { orNull } from '../site-directories/or-null.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Add',
  noun: 'SiteDirectory',
  summary: 'Has a site read the people and groups of a directory on the premises.',
  description:
    'It is an Active Directory or another directory that speaks LDAP. The site signs in to it with a name that may read, and takes its people and groups over with their security identifiers; they sign in with their passwords there, which the site never keeps. Nothing is written to the directory. The first reading is started by sync-site-directory, or comes by itself within a minute.',
  parameters: {
    name: {
      ...directoryName,
      mandatory: true,
      position: 0,
      help: 'What the directory is called here.',
    },
    url: {
      type: 'string',
      mandatory: true,
      help: 'Where it is, as ldaps://dc.example.com; ldap://dc.example.com is encrypted by StartTLS.',
    },
    kind: {
      type: 'enum',
      choices: ['active-directory', 'ldap'],
      default: 'active-directory',
      help: 'How it calls what is in it.',
    },
    bindName: {
      type: 'string',
      mandatory: true,
      maximum: 1000,
      help: 'Whom the site reads it as, as CN=reader,OU=Services,DC=example,DC=com.',
    },
    password: { type: 'secret', mandatory: true, help: 'Its password, which the site seals.' },
    userBase: {
      type: 'string',
      mandatory: true,
      maximum: 1000,
      help: 'Below which entry people are looked for, as OU=People,DC=example,DC=com.',
    },
    ...directoryParameters,
  },
  impact: 'medium',
  output: directoryOutput,
  examples: [
    {
      line: 'hawser add-site-directory head-office -Url ldaps://dc.example.com -BindName CN=reader,DC=example,DC=com -PasswordFile reader.txt -UserBase DC=example,DC=com',
      says: 'Has an Active Directory read every quarter of an hour.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser add-site-directory lab -Kind ldap -Url ldap://ldap.example.com -BindName cn=reader,dc=example,dc=com -UserBase ou=people,dc=example,dc=com -GroupBase ou=groups,dc=example,dc=com -EveryMinutes 0',
      says: 'Has another directory read only when it is asked for; asks for the password.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should }) {
    const { name, url, kind, bindName, password, userBase } = parameters;
    const { userFilter, groupFilter, everyMinutes = 15 } = parameters;
    const trustAnchor =
      parameters.trustAnchor === undefined ? null : await readTrustAnchor(parameters.trustAnchor);
    const site = await signedInSite(session);
    if (!(await should(`${name} at ${url}`, 'Add SiteDirectory'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { addDirectory } = await import('@hawser/core/api/contracts/site-directories');
    const body = {
      name,
      kind,
      url,
      bindName,
      password: password.reveal(),
      userBase,
      trustAnchor,
      groupBase: parameters.groupBase ?? userBase,
      userFilter: orNull(userFilter),
      groupFilter: orNull(groupFilter),
      everyMinutes: orNull(everyMinutes),
    };
    yield shownDirectory(
      await callSite(site, addDirectory, { body }, { signal, patience: 60_000 }),
    );
  },
});
