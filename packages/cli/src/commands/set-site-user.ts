import { defineCommand } from '@hawser/command/declaration/command';
import { directoryCommandErrors } from '../site-directory/directory-command-errors.ts';
import { newName, user, version } from '../site-directory/directory-parameters.ts';
import { isLetIn } from '../site-directory/let-in.ts';
import { userOutput } from '../site-directory/user-output.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Set',
  noun: 'SiteUser',
  summary: 'Changes what a site knows of a person; what is not given stays as it is.',
  description:
    'Who is not let in any more is out at once, wherever signed in. Of who comes from another directory only that can be changed here. Where somebody else changes the same person meanwhile nothing is changed: look at it again, then repeat what you still want.',
  parameters: {
    name: {
      ...user,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The person, by the name or the id.',
    },
    newName: { ...newName, help: 'The new name to sign in with.' },
    displayName: { type: 'string', maximum: 200, help: 'The name as others see it.' },
    email: {
      type: 'string',
      maximum: 254,
      help: 'The address of mail; an empty one takes it away.',
    },
    enable: { type: 'switch', help: 'Lets this person in.' },
    disable: { type: 'switch', help: 'Lets this person in no more.' },
    version,
  },
  impact: 'medium',
  passThru: 'Writes the person as the site knows it now.',
  output: userOutput,
  examples: [
    {
      line: "hawser set-site-user ada -DisplayName 'Ada King' -Email ada.king@example.com",
      says: 'Changes what is shown of her.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser set-site-user ada -Disable',
      says: 'Lets her in no more.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, passThru }) {
    const { newName: name, displayName, email, enable, disable } = parameters;
    const isEmpty = [name, displayName, email].every((each) => each === undefined);
    if (isEmpty && !enable && !disable) {
      const command = 'set-site-user';
      throw directoryCommandErrors('nothing-given', { name: parameters.name, command });
    }
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { changeUser, getUser } = await import('@hawser/core/api/contracts/users');
    const named = { user: parameters.name };
    const now = await callSite(site, getUser, { params: named }, { signal });
    const body = {
      name: name ?? now.name,
      displayName: displayName ?? now.displayName,
      email: email === undefined ? now.email : email || null,
      enabled: isLetIn(now, { enable, disable }),
    };
    if (!(await should(now.name, 'Set SiteUser'))) return;
    const ifMatch = parameters.version ?? now.version;
    const given = { params: { user: now.id }, body, ifMatch };
    const changed = await callSite(site, changeUser, given, { signal });
    if (passThru) yield changed;
  },
});
