import type { Profile, SignInMethod } from '@hawser/core/identity/profiles';
import { askDirectory, type DirectoryDocument } from '../sign-in/directory-document.ts';
import { signInWithSecret } from '../sign-in/client-secret.ts';
import { readClientCertificate } from '../sign-in/client-certificate.ts';
import { HawserError } from '@hawser/core/errors';
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
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getCaller } = await import('@hawser/core/api/contracts/site');
    const site = { ...profile, certificate };
    await callSite(site, getCaller, {}, { signal }).catch((error: unknown) => {
      const told = error instanceof HawserError ? error : undefined;
      // What it may not do is another matter than whether it is known.
      if (told?.code === 'access-missing-role') return;
      const reason = (told?.message ?? String(error)).replace(/\.$/, '');
      const next =
        told?.status === 401
          ? `It has ended, was revoked, or is another site's; and it is looked at only at the address for certificates. ${told.hint}`
          : 'See whether its authority is the one that the site expects.';
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
