import { defineCommand } from '@hawser/command/declaration/command';
import { canAsk } from '@hawser/command/invocation/host';
import { HawserError } from '@hawser/core/errors';
import { secretPathParameter, secretPlace } from '../site-proofs/secret-place.ts';
import { type ShownTotp, totpOutput, yourOwn } from '../site-proofs/totp-output.ts';
import { userParameter } from '../site-proofs/user-parameter.ts';
import { otherPerson } from '../site-proofs/is-own.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

const nothing = { secret: null, uri: null, qrCode: null, recoveryCodes: [] } as const;

export default defineCommand({
  verb: 'Enable',
  noun: 'SiteUserTotp',
  summary: 'Sets an authenticator up as the second factor: for you, or for another person.',
  description:
    'Shows what goes into the authenticator, and asks for its first code: only then it holds. Then shows ten recovery codes. A script does it in two calls: the first writes what is secret into a new file, and the second, with -Code…, the recovery codes into another.',
  parameters: {
    name: userParameter,
    password: {
      type: 'secret',
      minimum: 1,
      maximum: 1024,
      help: 'Your own password, for yourself.',
    },
    code: {
      type: 'secret',
      minimum: 6,
      maximum: 64,
      help: 'The first code of an authenticator that was set up by an earlier call.',
    },
    secretPath: secretPathParameter,
  },
  impact: 'medium',
  output: totpOutput,
  examples: [
    {
      line: 'hawser enable-site-user-totp',
      says: 'Sets up your own authenticator.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser enable-site-user-totp ada -SecretPath ada.totp',
      says: 'Begins it for somebody else; she types what is in the file into hers.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, host, signal, should, need, warn }): AsyncGenerator<ShownTotp> {
    const place = await secretPlace(parameters.secretPath, host);
    const site = await signedInSite(session);
    const name = await otherPerson(site, parameters.name, { session, signal });
    const isLater = parameters.code !== undefined;
    const password =
      name === undefined && !isLater ? (await need(['password'])).password.reveal() : '';
    if (!(await should(name ?? yourOwn, 'Enable SiteUserTotp'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { confirmOwnTotp, confirmUserTotp, startOwnTotp, startUserTotp } =
      await import('@hawser/core/api/contracts/user-proofs');
    const shown = { name: name ?? yourOwn, secretPath: place.path };
    if (!isLater) {
      const begun =
        name === undefined
          ? await callSite(site, startOwnTotp, { body: { password } }, { signal })
          : await callSite(site, startUserTotp, { params: { user: name } }, { signal });
      if (place.path !== null) {
        await place.keep(`${begun.secret}\n${begun.uri}\n`);
        yield { ...shown, ...nothing, state: 'begun' };
        return;
      }
      const { qrCode } = await import('../site-proofs/qr-code.ts');
      yield { ...shown, ...nothing, ...begun, qrCode: qrCode(begun.uri), state: 'begun' };
      if (!canAsk(host)) return;
    }
    const confirm = async (): Promise<readonly string[]> => {
      const body = { code: (await need(['code'])).code.reveal() };
      const { recoveryCodes } =
        name === undefined
          ? await callSite(site, confirmOwnTotp, { body }, { signal })
          : await callSite(site, confirmUserTotp, { params: { user: name }, body }, { signal });
      return recoveryCodes;
    };
    let recoveryCodes: readonly string[] | undefined;
    while (recoveryCodes === undefined) {
      recoveryCodes = await confirm().catch((error: unknown) => {
        // Whoever has mistyped it has the authenticator before him, and is not to scan another code.
        if (isLater || !isWrongCode(error)) throw error;
        warn(`${error.message} ${error.hint}`);
        return undefined;
      });
    }
    await place.keep(`${recoveryCodes.join('\n')}\n`);
    const codes = place.path === null ? recoveryCodes : [];
    yield { ...shown, ...nothing, recoveryCodes: codes, state: 'enabled' };
  },
});

function isWrongCode(error: unknown): error is HawserError {
  return error instanceof HawserError && error.code === 'second-factor-wrong-code';
}
