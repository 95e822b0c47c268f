import { errorTable } from '../../errors.ts';

/** Why nobody is signed in. */
export const connectErrors = errorTable('connect', {
  none: {
    kind: 'denied',
    message: 'Nobody is signed in with the profile {profile}.',
    hint: 'Sign in: hawser connect-site {profile}',
  },
  nobody: {
    kind: 'usage',
    message: 'To sign in with {way} a person is needed, and nobody is to be asked.',
    hint: 'Sign in as a program: by -ClientId with -ClientSecretFile or -ClientKeyFile.',
  },
  ended: {
    kind: 'denied',
    message: 'The sign-in of the profile {profile} has ended: {reason}.',
    hint: 'Sign in again: hawser connect-site {profile}',
  },
  'step-up': {
    kind: 'denied',
    message: 'The site asks for a stronger sign-in than that of the profile {profile}.',
    hint: 'Sign in with a second factor, on a terminal: hawser connect-site {profile} -MultiFactor',
  },
  declined: {
    kind: 'denied',
    message: 'The directory {issuer} did not sign you in: {reason}.',
    hint: 'Repeat the command. If it stays, ask whoever runs the directory.',
  },
  denied: {
    kind: 'denied',
    message: 'Nobody was signed in: it was refused on the page of {issuer}.',
    hint: 'If it was refused by mistake, repeat the command.',
  },
  'not-for-people': {
    kind: 'denied',
    message: 'The directory {issuer} lets nobody sign in as {who}: {reason}.',
    hint: 'Where that is the id of a program, give what it proves that by, too: -ClientSecretFile or -ClientKeyFile. Otherwise leave -ClientId out.',
  },
  late: {
    kind: 'denied',
    message: 'The code {code} has ended before anybody signed in with it.',
    hint: 'Repeat the command: it has another one made.',
  },
  'no-such-way': {
    kind: 'usage',
    message: 'The directory {issuer} does not offer to sign in with {what}.',
    hint: 'Choose another way by -SignIn.',
  },
  'bad-directory': {
    kind: 'unreachable',
    message: 'The directory {issuer} does not answer as OpenID Connect wants it: {reason}.',
    hint: 'See whether the address of its issuer is right, and ask whoever runs it.',
  },
  'other-issuer': {
    kind: 'usage',
    message: 'The site takes no tokens of {issuer}.',
    hint: 'It takes those of {issuers}; name one of them by -Issuer.',
  },
  'several-issuers': {
    kind: 'usage',
    message: 'The site takes tokens of several directories: {issuers}.',
    hint: 'Name the one that knows you by -Issuer.',
  },
  'no-client': {
    kind: 'usage',
    message: 'The directory {issuer} knows this program only by an id of its own.',
    hint: 'Give the id by which it is registered there by -ClientId.',
  },
});
