import { defineCommand } from '@hawser/command/declaration/command';
import type { Secret } from '@hawser/core/secret';
import { typedTwice } from '../passwords/typed-twice.ts';
import { newName } from '../site-directory/directory-parameters.ts';
import { userOutput } from '../site-directory/user-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'New',
  noun: 'SiteUser',
  summary: 'Has a site know another person, who may sign in.',
  description:
    'What this person may do is up to the roles that you give: grant-site-role. A first password is chosen by you, and has to be changed at the first sign-in.',
  parameters: {
    name: {
      ...newName,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      from: { 'Hawser.SiteUser': 'name' },
      help: 'The name to sign in with, as ada or ada@example.com.',
    },
    displayName: {
      type: 'string',
      maximum: 200,
      pipeline: 'property',
      help: 'The name as others see it.',
      otherwise: 'the name',
    },
    email: {
      type: 'string',
      minimum: 3,
      maximum: 254,
      pipeline: 'property',
      help: 'The address of mail.',
    },
    withPassword: { type: 'switch', help: 'Asks for a first password, twice.' },
    password: {
      type: 'secret',
      minimum: 1,
      maximum: 1024,
      help: 'A first password, of 12 characters or more.',
    },
    passwordAgain: {
      type: 'secret',
      minimum: 1,
      maximum: 1024,
      help: 'The same once more, where it is typed.',
    },
    disabled: { type: 'switch', help: 'Does not let this person in yet.' },
  },
  impact: 'medium',
  output: userOutput,
  examples: [
    {
      line: "hawser new-site-user ada -DisplayName 'Ada Lovelace' -WithPassword",
      says: 'Makes a person, and asks for her first password.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser new-site-user ada -Email ada@example.com -PasswordFile password.txt',
      says: 'Takes the first password from a file.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, program, signal, should, need, warn }) {
    const { name, displayName, email, withPassword, disabled } = parameters;
    const isWanted = withPassword || parameters.password !== undefined;
    const typed = async (): Promise<Secret> =>
      typedTwice(
        { first: parameters.password, again: parameters.passwordAgain },
        {
          first: async () => (await need(['password'])).password,
          again: async () => (await need(['passwordAgain'])).passwordAgain,
        },
      );
    const password = isWanted ? await typed() : undefined;
    const site = await signedInSite(session);
    if (!(await should(name, 'New SiteUser'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { createUser } = await import('@hawser/core/api/contracts/users');
    const body = {
      name,
      ...(displayName === undefined ? {} : { displayName }),
      ...(email === undefined ? {} : { email }),
      ...(password === undefined ? {} : { password: password.reveal() }),
      enabled: !disabled,
    };
    const user = await callSite(site, createUser, { body }, { signal });
    yield user;
    if (password === undefined) {
      warn(
        `${user.name} has no password yet, and cannot sign in. Give one: ${program.name} set-site-user-password ${user.name}`,
      );
    }
  },
});
