import { defineCommand } from '@hawser/command/declaration/command';
import { clientCredentialOutput } from '../site-directory/client-output.ts';
import { credentialParameters } from '../site-directory/credential-parameters.ts';
import { newName } from '../site-directory/directory-parameters.ts';
import { givenCredential } from '../site-directory/given-credential.ts';
import { handOver } from '../site-directory/hand-over-secret.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'New',
  noun: 'SiteClient',
  summary: 'Lets a program, such as a runbook, sign in to a site as itself.',
  description:
    'It signs in as its id, with a secret or, better, with a key that never leaves its machine. The site keeps no more of the secret than its hash: it cannot be shown again. What the program may do is up to the roles that you give: grant-site-role.',
  parameters: {
    name: {
      ...newName,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      from: { 'Hawser.SiteClient': 'name' },
      help: 'What the program is called.',
    },
    ...credentialParameters,
  },
  impact: 'medium',
  output: clientCredentialOutput,
  examples: [
    {
      line: 'hawser new-site-client nightly -SecretPath nightly.secret',
      says: 'Makes its secret, and keeps it in a file.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser new-site-client nightly -PublicKeyPath nightly.pub',
      says: 'Has it sign in with its own key.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should }) {
    const { name } = parameters;
    const { key, secretPath } = await givenCredential(parameters);
    const site = await signedInSite(session);
    if (!(await should(name, 'New SiteClient'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { createClient, removeClient } = await import('@hawser/core/api/contracts/clients');
    const body = { name, ...key };
    const { secret, ...made } = await callSite(site, createClient, { body }, { signal });
    const shown = await handOver(secret, secretPath).catch(async (error: unknown) => {
      // Nobody knows its secret.
      const params = { client: made.id };
      await callSite(site, removeClient, { params, ifMatch: made.version }, { signal });
      throw error;
    });
    yield { ...made, ...shown };
  },
});
