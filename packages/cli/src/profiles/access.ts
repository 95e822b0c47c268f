import { resolve } from 'node:path';
import { argumentErrors } from '@hawser/command/binding/binding-errors';
import type { Call } from '@hawser/command/invocation/call';
import { parameterName } from '@hawser/command/declaration/names';
import type { Parameters } from '@hawser/command/declaration/parameter';
import { type Profile, type SignInMethod, signInMethods } from '@hawser/core/identity/profiles';
import { isCertificateInVault } from '@hawser/core/identity/secret-names';
import type { Secret } from '@hawser/core/secret';
import { readCertificateFiles } from '../sign-in/client-certificate.ts';
import { siteAddress } from './site-address.ts';
import { readTrustAnchor } from '@hawser/command/sign-in/trust-anchor';

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
  issuer: {
    ...siteAddress,
    pipeline: 'property',
    from: { 'Hawser.Profile': 'issuer', 'Hawser.SignIn': 'issuer' },
    help: "The directory to sign in at, exactly as it calls its issuer; without, the site's own.",
  },
  scope: {
    type: 'string',
    pipeline: 'property',
    help: 'What another directory is asked for, in its words, as "openid offline_access api://site/.default".',
  },
  clientId: { type: 'string', pipeline: 'property', help: 'The client that signs in.' },
  clientSecret: { type: 'secret', help: 'Its secret, which is kept in the vault.' },
  clientKey: {
    type: 'secret',
    help: 'For client-certificate: its key in PEM form, with its certificate if it has one; kept in the vault.',
  },
  certificatePath: { type: 'path', help: 'The PEM file of the certificate to sign in with.' },
  keyPath: { type: 'path', help: 'The PEM file with the key of that certificate.' },
} as const satisfies Parameters;

type AccessCall = Pick<Call<typeof accessParameters>, 'parameters' | 'need' | 'program'>;

export interface Access {
  readonly access: Omit<Profile, 'name' | 'url' | 'settings'>;
  /** What it signs in with, where that is for the vault; a profile that is changed may keep the one that it has. */
  readonly secret: Secret | undefined;
}

/** What each way to sign in cannot do without. */
const needed = {
  'device-code': [],
  browser: [],
  'client-secret': ['clientId', 'clientSecret'],
  'client-certificate': ['clientId', 'keyPath'],
  certificate: ['certificatePath', 'keyPath'],
} as const satisfies Record<SignInMethod, readonly (keyof typeof accessParameters)[]>;

/** What is only for one way to sign in. */
const onlyFor = { clientSecret: 'client-secret', clientKey: 'client-certificate' } as const;

/** How a profile signs in by what was given and, where that says nothing, as before. */
export async function accessFor(
  call: AccessCall,
  before?: Profile,
  otherwise?: SignInMethod,
): Promise<Access> {
  const { parameters, need } = call;
  const signIn =
    parameters.signIn ?? fitting(parameters) ?? before?.signIn ?? otherwise ?? usual(parameters);
  refuseOther(call, signIn);
  // What is kept of a profile that still signs in the same way. Files for a certificate that is in
  // the vault are both new, and so is a key for the vault of one that has files.
  const keeps =
    before?.signIn === signIn &&
    !(isCertificateInVault(before) && hasFiles(parameters)) &&
    parameters.clientKey === undefined;
  const kept = keeps ? before : undefined;
  const lacking = (kept === undefined ? needed[signIn] : []).filter(
    (name) => name !== 'keyPath' || parameters.clientKey === undefined,
  );
  const given: AccessCall['parameters'] = {
    ...parameters,
    ...(await need<keyof typeof accessParameters>(lacking)),
  };
  const { certificatePath = kept?.certificatePath, keyPath = kept?.keyPath } = given;
  const trustAnchor =
    parameters.trustAnchor === undefined
      ? before?.trustAnchor
      : await readTrustAnchor(parameters.trustAnchor);
  const issuer = given.issuer ?? before?.issuer;
  const sameIssuer = issuer === before?.issuer;
  const access: Access['access'] = {
    signIn,
    ...present({
      trustAnchor,
      issuer,
      scope: given.scope ?? (sameIssuer ? before?.scope : undefined),
      clientId:
        given.clientId ?? (isSameKind(before, signIn) && sameIssuer ? before?.clientId : undefined),
      certificatePath: certificatePath === undefined ? undefined : resolve(certificatePath),
      keyPath: keyPath === undefined ? undefined : resolve(keyPath),
    }),
  };
  if (signIn === 'certificate' && !isCertificateInVault(access)) await readCertificateFiles(access);
  return { access, secret: given.clientSecret ?? given.clientKey };
}

function refuseOther({ parameters, program }: AccessCall, signIn: SignInMethod): void {
  for (const [name, method] of Object.entries(onlyFor)) {
    if (!(name in onlyFor) || signIn === method) continue;
    if (parameters[name as keyof typeof onlyFor] === undefined) continue;
    throw argumentErrors('exclusive-parameters', {
      parameters: `-${parameterName(name)} and -SignIn ${signIn}`,
      program: program.name,
      command: 'add-profile',
    });
  }
}

/** Whether a client id is still that of the same: of a program, or of what people sign in with. */
function isSameKind(before: Profile | undefined, signIn: SignInMethod): boolean {
  const byPerson = (method: SignInMethod | undefined): boolean =>
    method === 'device-code' || method === 'browser';
  return before?.signIn === signIn || (byPerson(before?.signIn) && byPerson(signIn));
}

function present<Values extends Readonly<Record<string, string | undefined>>>(
  values: Values,
): { readonly [Name in keyof Values]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Values]?: string;
  };
}

/** The way to sign in that what was given is for. */
function fitting(given: AccessCall['parameters']): SignInMethod | undefined {
  if (given.clientKey !== undefined) return 'client-certificate';
  if (hasFiles(given)) return given.clientId === undefined ? 'certificate' : 'client-certificate';
  return given.clientSecret === undefined ? undefined : 'client-secret';
}

/** Whoever names a client means one that has a secret; other directories know this program by an id, too. */
function usual({ clientId, issuer }: AccessCall['parameters']): SignInMethod {
  return clientId === undefined || issuer !== undefined ? 'device-code' : 'client-secret';
}

function hasFiles({ certificatePath, keyPath }: AccessCall['parameters']): boolean {
  return certificatePath !== undefined || keyPath !== undefined;
}
