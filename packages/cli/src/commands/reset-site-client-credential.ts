import { defineCommand } from '@hawser/command/declaration/command';
import { clientCredentialOutput } from '../site-directory/client-output.ts';
import { credentialParameters } from '../site-directory/credential-parameters.ts';
import { client, version } from '../site-directory/directory-parameters.ts';
import { givenCredential } from '../site-directory/given-credential.ts';
import { handOver } from '../site-directory/hand-over-secret.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Reset',
  noun: 'SiteClientCredential',
  summary:
    'Has a program sign in to a site with a new secret or another key, and no longer with the old.',
  parameters: {
    name: {
      ...client,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The program, by the name or the id.',
    },
    ...credentialParameters,
    version,
  },
  impact: 'high',
  force: 'Does not ask.',
  output: clientCredentialOutput,
  examples: [
    {
      line: 'hawser reset-site-client-credential nightly -SecretPath nightly.secret',
      says: 'Makes a new secret, after a question; the old one holds no more.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should }) {
    const { key, secretPath } = await givenCredential(parameters);
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getClient, replaceClientCredential } =
      await import('@hawser/core/api/contracts/clients');
    const named = { client: parameters.name };
    const now = await callSite(site, getClient, { params: named }, { signal });
    if (!(await should(now.name, 'Reset SiteClientCredential'))) return;
    const given = {
      params: { client: now.id },
      body: key,
      ifMatch: parameters.version ?? now.version,
    };
    const { secret, ...changed } = await callSite(site, replaceClientCredential, given, { signal });
    yield { ...changed, ...(await handOver(secret, secretPath)) };
  },
});
