import { errorTable } from '@hawser/core/errors';

/** Why a password is not taken. None of them repeats it. */
export const passwordErrors = errorTable('password', {
  'too-short': {
    kind: 'usage',
    message: 'A password has at least {least} characters, and this one has {count}.',
    hint: 'Take a few words that have nothing to do with each other.',
  },
  'too-long': {
    kind: 'usage',
    message: 'A password has at most {most} characters.',
    hint: 'Take a shorter one.',
  },
  unfit: {
    kind: 'usage',
    message: 'The password has characters in it that nobody can type.',
    hint: 'Take letters, digits, signs and spaces.',
  },
  guessable: {
    kind: 'usage',
    message: 'The password is one of the first that anybody would guess: {reason}.',
    hint: 'Take a few words that have nothing to do with each other.',
  },
  same: {
    kind: 'usage',
    message: 'The new password is the one that is to be changed.',
    hint: 'Take another one.',
  },
  elsewhere: {
    kind: 'conflict',
    message: '{name} comes from the directory {source}, and so does the password.',
    hint: 'Change it there.',
  },
  busy: {
    kind: 'unreachable',
    message: 'More passwords are being checked than the site can do at a time.',
    hint: 'Try again in a few seconds.',
  },
});
