import { argumentErrors } from '@hawser/command/binding/binding-errors';
import type { SignInMethod } from '@hawser/core/identity/profiles';

/** What each way to sign in cannot do without: the key of the parameter, and how it is given. */
const needed: Readonly<Record<SignInMethod, Readonly<Record<string, string>>>> = {
  'device-code': {},
  browser: {},
  'client-secret': { clientId: '-ClientId', clientSecret: '-ClientSecretFile' },
  certificate: { certificatePath: '-CertificatePath', keyPath: '-KeyPath' },
};

/** Says all at once what is missing for a way to sign in. */
export function refuseIncomplete(
  signIn: SignInMethod,
  given: Readonly<Record<string, unknown>>,
): void {
  const missing = Object.entries(needed[signIn]).filter(([key]) => given[key] === undefined);
  if (missing.length === 0) return;
  throw argumentErrors('missing', {
    program: 'hawser',
    command: 'add-profile',
    parameters: `${missing.map(([, written]) => written).join(', ')} for -SignIn ${signIn}`,
  });
}
