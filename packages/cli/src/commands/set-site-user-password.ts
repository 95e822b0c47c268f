import { defineCommand } from '@hawser/command/declaration/command';
import { typedTwice } from '../passwords/typed-twice.ts';
import { userParameter } from '../site-proofs/user-parameter.ts';
import { otherPerson } from '../site-proofs/is-own.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

const bounds = { minimum: 1, maximum: 1024 } as const;

export default defineCommand({
  verb: 'Set',
  noun: 'SiteUserPassword',
  summary: 'Changes your own password at a site, or gives another person one.',
  description:
    'For your own you are asked for the old one first, whatever your roles. Whoever is given a password by somebody else has to choose another one at the next sign-in. A password has 12 characters or more, and is not the name or a common one. Whoever had signed in with the old one has to sign in again.',
  parameters: {
    name: userParameter,
    oldPassword: {
      type: 'secret',
      ...bounds,
      help: 'Your password until now, to change your own.',
    },
    password: { type: 'secret', ...bounds, help: 'The new one.' },
    passwordAgain: { type: 'secret', ...bounds, help: 'The same once more, where it is typed.' },
  },
  impact: 'medium',
  examples: [
    {
      line: 'hawser set-site-user-password',
      says: 'Asks for your old password, and twice for the new one.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser set-site-user-password ada -PasswordFile password.txt',
      says: 'Gives somebody the password that is in the file.',
      notRun: 'no site runs',
    },
  ],
  async run({ parameters, session, signal, should, need, tell, program }) {
    const site = await signedInSite(session);
    const name = await otherPerson(site, parameters.name, { session, signal });
    const old = name === undefined ? (await need(['oldPassword'])).oldPassword.reveal() : undefined;
    const typed = await typedTwice(
      { first: parameters.password, again: parameters.passwordAgain },
      {
        first: async () => (await need(['password'])).password,
        again: async () => (await need(['passwordAgain'])).passwordAgain,
      },
    );
    const next = typed.reveal();
    if (!(await should(name ?? 'your own', 'Set SiteUserPassword'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { changeOwnPassword, setUserPassword } =
      await import('@hawser/core/api/contracts/user-proofs');
    if (name === undefined) {
      await callSite(site, changeOwnPassword, { body: { old: old ?? '', next } }, { signal });
      tell(`Earlier sign-ins have ended. Sign in again: ${program.name} connect-site`);
      return;
    }
    const given = { params: { user: name }, body: { password: next } };
    await callSite(site, setUserPassword, given, { signal });
  },
});
