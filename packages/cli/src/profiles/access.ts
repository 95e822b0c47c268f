import { resolve } from 'node:path';
import { argumentErrors } from '@hawser/command/binding/binding-errors';
import type { Call } from '@hawser/command/invocation/call';
import type { Parameters } from '@hawser/command/declaration/parameter';
import { type Profile, type SignInMethod, signInMethods } from '@hawser/core/identity/profiles';
import { isCertificateInVault } from '@hawser/core/identity/secret-names';
import type { Secret } from '@hawser/core/secret';
import { readCertificateFiles } from '../sign-in/client-certificate.ts';
import { readTrustAnchor } from './trust-anchor.ts';

/** What says how a site is trusted and signed in to. */
export const accessParameters = {
  trustAnchor: {
    type: 'path',
    help: "A PEM file with the authority that signed the site's certificate; without, those that the operating system trusts.",
  },
  signIn: {
    type: 'enum',
    choices: signInMethods,
    pipeline: 'property',
    help: 'How to sign in; without, as fits what else is given, or with a device code.',
  },
  clientId: { type: 'string', pipeline: 'property', help: 'The client that signs in.' },
  clientSecret: { type: 'secret', help: 'Its secret, which is kept in the vault.' },
  certificatePath: { type: 'path', help: 'The PEM file of the certificate to sign in with.' },
  keyPath: { type: 'path', help: 'The PEM file with the key of that certificate.' },
} as const satisfies Parameters;

type AccessCall = Pick<Call<typeof accessParameters>, 'parameters' | 'need' | 'program'>;

export type Access = Pick<
  Profile,
  'signIn' | 'trustAnchor' | 'clientId' | 'certificatePath' | 'keyPath'
> & {
  /** A new one; a profile that is changed may keep the one that it has. */
  readonly clientSecret?: Secret;
};

/** What each way to sign in cannot do without. */
const needed = {
  'device-code': [],
  browser: [],
  'client-secret': ['clientId', 'clientSecret'],
  certificate: ['certificatePath', 'keyPath'],
} as const satisfies Record<SignInMethod, readonly (keyof typeof accessParameters)[]>;

/** How a profile signs in by what was given and, where that says nothing, as before. */
export async function accessFor(call: AccessCall, before?: Profile): Promise<Access> {
  const { parameters, need, program } = call;
  const signIn = parameters.signIn ?? fitting(parameters) ?? before?.signIn ?? 'device-code';
  if (parameters.clientSecret !== undefined && signIn !== 'client-secret') {
    throw argumentErrors('exclusive-parameters', {
      parameters: `-ClientSecret and -SignIn ${signIn}`,
      program: program.name,
      command: 'add-profile',
    });
  }
  // What is kept of a profile that still signs in the same way. Files for a certificate that is in
  // the vault are both new.
  const keeps =
    before?.signIn === signIn && !(isCertificateInVault(before) && hasFiles(parameters));
  const kept = keeps ? before : undefined;
  const lacking = kept === undefined ? needed[signIn] : [];
  const given = { ...parameters, ...(await need<keyof typeof accessParameters>(lacking)) };
  const { clientSecret } = given;
  const clientId = given.clientId ?? kept?.clientId;
  const certificatePath = given.certificatePath ?? kept?.certificatePath;
  const keyPath = given.keyPath ?? kept?.keyPath;
  const trustAnchor =
    parameters.trustAnchor === undefined
      ? before?.trustAnchor
      : await readTrustAnchor(parameters.trustAnchor);
  const access: Access = {
    signIn,
    ...(trustAnchor === undefined ? {} : { trustAnchor }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(certificatePath === undefined ? {} : { certificatePath: resolve(certificatePath) }),
    ...(keyPath === undefined ? {} : { keyPath: resolve(keyPath) }),
  };
  if (signIn === 'certificate' && !isCertificateInVault(access)) await readCertificateFiles(access);
  return access;
}

/** The way to sign in that what was given is for. */
function fitting(given: AccessCall['parameters']): SignInMethod | undefined {
  if (hasFiles(given)) return 'certificate';
  return given.clientSecret === undefined && given.clientId === undefined
    ? undefined
    : 'client-secret';
}

function hasFiles({ certificatePath, keyPath }: AccessCall['parameters']): boolean {
  return certificatePath !== undefined || keyPath !== undefined;
}
