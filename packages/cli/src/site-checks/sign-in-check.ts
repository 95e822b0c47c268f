import type { Profile, SignInMethod } from '@hawser/core/identity/profiles';
import { askDirectory, type DirectoryDocument } from '../sign-in/directory-document.ts';
import { signInWithSecret } from '../sign-in/client-secret.ts';
import { readClientCertificate } from '../sign-in/client-certificate.ts';
import { askHealth } from '@hawser/core/api/public-endpoints';
import { siteErrors } from '@hawser/core/api/site-errors';
import type { Check, Examined } from './check.ts';

export const signInCheck: Check = {
  name: 'SignIn',
  title: 'Checking the sign-in',
  run: async (examined) => await checks[examined.profile.signIn](examined),
};

const checks: Readonly<Record<SignInMethod, (examined: Examined) => Promise<string>>> = {
  async 'device-code'({ profile, signal }) {
    const document = await askDirectory(profile, signal);
    return offered(profile, document, 'device_authorization_endpoint', 'a code for another device');
  },
  async browser({ profile, signal }) {
    const document = await askDirectory(profile, signal);
    return offered(profile, document, 'authorization_endpoint', 'sign-in with a browser');
  },
  async 'client-secret'({ profile, vault, signal }) {
    const seconds = await signInWithSecret(profile, await vault(), signal);
    const time = seconds === undefined ? '' : `, for ${seconds} s`;
    return `${profile.clientId} was let in${time}`;
  },
  async certificate({ profile, vault, signal }) {
    const { certificate, name } = await readClientCertificate(profile, vault);
    // A certificate that the site does not want ends the connection.
    await askHealth({ ...profile, certificate }, signal).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      const next = 'See whether its authority is the one that the site expects.';
      throw siteErrors('sign-in-refused', { who: name, reason, next }, { cause: error });
    });
    return `the certificate of ${name} was taken`;
  },
};

function offered(
  { name }: Profile,
  document: DirectoryDocument,
  endpoint: keyof DirectoryDocument,
  what: string,
): string {
  if (document[endpoint] !== undefined) return `the directory offers ${what}`;
  throw siteErrors('sign-in-refused', {
    who: 'anybody',
    reason: `its directory does not offer ${what}`,
    next: `Choose another way to sign in: hawser set-profile ${name} -SignIn browser`,
  });
}
