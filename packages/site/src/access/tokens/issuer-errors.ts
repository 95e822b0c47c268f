import { errorTable } from '@hawser/core/errors';

/** Why the keys of a directory could not be had. */
export const issuerErrors = errorTable('issuer', {
  wrong: {
    kind: 'unreachable',
    message: '{issuer} is no directory whose tokens can be taken: {reason}.',
    hint: 'Correct -DirectoryIssuers: it is exactly what the directory calls its issuer.',
  },
  'no-keys': {
    kind: 'unreachable',
    message: 'The directory {issuer} gives no keys that its tokens can be checked with: {reason}.',
    hint: 'Have it sign with RS256, PS256, ES256 or EdDSA, and publish the keys as a JSON Web Key Set.',
  },
});
