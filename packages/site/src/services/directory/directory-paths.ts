/** Where the directory is below the address of the site. */
export const directoryPath = '/directory';

/** What is where in it; oidc-provider has other names for some. */
export const directoryRoutes = {
  authorization: '/authorize',
  token: '/token',
  jwks: '/jwks',
  revocation: '/revoke',
  device_authorization: '/device-authorization',
  code_verification: '/device',
  end_session: '/sign-out',
} as const;

/** Where somebody is asked who he is. */
export const interactionPath = '/sign-in';

/** The page of one sign-in. */
export function interactionAddress(uid: string): string {
  return `${directoryPath}${interactionPath}/${uid}`;
}
