import { errorTable } from '@hawser/core/errors';

export const testAuthorityErrors = errorTable('test-authority', {
  unmarked: {
    kind: 'usage',
    message: 'An authority for tests cannot be called "{name}": its name does not say so.',
    hint: 'Give it a name with the word "test", as "Contoso Test Authority": whoever trusts it is to see what it is.',
  },
  taken: {
    kind: 'conflict',
    message: 'There is an authority for tests "{name}" on this machine already.',
    hint: 'Give another name, or remove that one: hawser remove-test-authority {id}',
  },
  none: {
    kind: 'not-found',
    message: 'There is no authority for tests on this machine.',
    hint: "Make one: hawser new-test-authority 'Contoso Test Authority' -Path authority.crt",
  },
  'not-found': {
    kind: 'not-found',
    message: 'There is no authority for tests "{name}" on this machine.',
    hint: 'See those there are: hawser get-test-authority',
  },
  several: {
    kind: 'usage',
    message: 'There are several authorities for tests on this machine.',
    hint: 'Say which one is to sign, with -Authority: {names}',
  },
  ended: {
    kind: 'conflict',
    message: 'The authority "{name}" holds no longer, since {until}.',
    hint: 'Remove it, and make another one: hawser remove-test-authority {id}',
  },
  'no-key': {
    kind: 'failed',
    message: 'The key of the authority "{name}" is not in the vault any more.',
    hint: 'Remove it, and make another one: hawser remove-test-authority {id}',
  },
  'no-request': {
    kind: 'usage',
    message: 'The request {path} cannot be read: {reason}.',
    hint: 'Give the file that new-certificate-request has written, or another request (PKCS#10).',
  },
});
