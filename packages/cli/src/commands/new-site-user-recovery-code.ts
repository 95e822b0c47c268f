import { defineCommand } from '@hawser/command/declaration/command';
import { secretPathParameter, secretPlace } from '../site-proofs/secret-place.ts';
import { shownRecoveryCodes } from '../site-proofs/totp-output.ts';
import { userParameter } from '../site-proofs/user-parameter.ts';
import { otherPerson } from '../site-proofs/is-own.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

interface Shown {
  readonly name: string;
  readonly recoveryCodes: readonly string[];
  readonly secretPath: string | null;
}

export default defineCommand({
  verb: 'New',
  noun: 'SiteUserRecoveryCode',
  summary:
    'Makes other recovery codes for somebody with an authenticator; those before work no more.',
  parameters: {
    name: userParameter,
    code: {
      type: 'secret',
      minimum: 6,
      maximum: 64,
      help: 'A code of your authenticator or a recovery code, for your own.',
    },
    secretPath: secretPathParameter,
  },
  impact: 'medium',
  output: {
    name: 'Hawser.NewSiteUserRecoveryCode',
    properties: {
      name: { type: 'string', description: 'Whose they are.' },
      recoveryCodes: {
        type: 'array',
        items: { type: 'string' },
        description: 'Each stands in for the authenticator once.',
      },
      secretPath: { type: ['string', 'null'], description: 'The file in which they are instead.' },
    },
    text: ({ recoveryCodes, secretPath }: Shown) =>
      secretPath === null
        ? shownRecoveryCodes(recoveryCodes)
        : `The recovery codes are in ${secretPath}.`,
  },
  examples: [
    {
      line: 'hawser new-site-user-recovery-code',
      says: 'Shows you ten new ones.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, host, signal, should, need }): AsyncGenerator<Shown> {
    const place = await secretPlace(parameters.secretPath, host);
    const site = await signedInSite(session);
    const name = await otherPerson(site, parameters.name, { session, signal });
    const code = name === undefined ? (await need(['code'])).code.reveal() : '';
    if (!(await should(name ?? 'your own', 'New SiteUserRecoveryCode'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { renewOwnRecoveryCodes, renewUserRecoveryCodes } =
      await import('@hawser/core/api/contracts/user-proofs');
    const { recoveryCodes } =
      name === undefined
        ? await callSite(site, renewOwnRecoveryCodes, { body: { code } }, { signal })
        : await callSite(site, renewUserRecoveryCodes, { params: { user: name } }, { signal });
    await place.keep(`${recoveryCodes.join('\n')}\n`);
    const codes = place.path === null ? recoveryCodes : [];
    yield { name: name ?? 'your own', recoveryCodes: codes, secretPath: place.path };
  },
});
