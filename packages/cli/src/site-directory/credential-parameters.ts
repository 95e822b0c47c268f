import type { Parameter } from '@hawser/command/declaration/parameter';

/** What a program is to sign in with: a key of its own, or a secret that the site makes. */
export const credentialParameters = {
  publicKeyPath: {
    type: 'path',
    help: 'The file of its public key or certificate (PEM), for a program that signs in with a key of its own.',
    otherwise: 'a secret that the site makes',
  },
  secretPath: {
    type: 'path',
    help: 'A file for the secret, which must not be there yet; only your user can read it. Without, the secret is shown.',
  },
} as const satisfies Readonly<Record<string, Parameter>>;
