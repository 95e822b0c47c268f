import { errorTable } from '@hawser/core/errors';

/** What goes wrong with a directory on the premises. */
export const ldapErrors = errorTable('ldap', {
  unreachable: {
    kind: 'unreachable',
    message: 'The directory {name} at {url} does not answer: {reason}.',
    hint: 'See that its server runs and that this machine reaches it, and that -Url is right; of a directory that the site reads already it is corrected by hawser set-site-directory {name}',
  },
  busy: {
    kind: 'unreachable',
    message: 'More people want to sign in at the directory {name} than it answers.',
    hint: 'See whether it answers: hawser test-site',
  },
  untrusted: {
    kind: 'unreachable',
    message:
      'The directory {name} at {url} shows a certificate that is not trusted: {reason}. Trusted is {trusted}.',
    hint: 'If its authority is another one now, name the one that signed it by -TrustAnchor FILE; for a directory that the site reads already: hawser set-site-directory {name} -TrustAnchor FILE. Otherwise somebody else answers in its place.',
  },
  'no-tls': {
    kind: 'failed',
    message: 'The directory {name} at {url} cannot encrypt the connection: {reason}.',
    hint: 'Use an ldaps address, or turn StartTLS on at the directory. A password is never sent in the clear.',
  },
  refused: {
    kind: 'denied',
    message: 'The directory {name} does not let {bindName} in.',
    hint: 'Correct -BindName and the password; for a directory that the site reads already: hawser set-site-directory {name} -BindName … -PasswordFile FILE',
  },
  'refers-elsewhere': {
    kind: 'failed',
    message: 'The directory {name} refers to another server instead of answering: {reason}.',
    hint: 'The site asks no server but the one that was named. Correct the base, or name the server that has what is below it: hawser set-site-directory {name} -Url URL',
  },
  'no-base': {
    kind: 'not-found',
    message: 'The directory {name} has no entry {base}, or does not show it to {bindName}.',
    hint: 'Correct -UserBase or -GroupBase; for a directory that the site reads already: hawser set-site-directory {name} -UserBase BASE',
  },
  wrong: {
    kind: 'failed',
    message: 'The directory {name} does not answer as expected: {reason}.',
    hint: 'See that -BindName, the bases and the filters are right, and -Kind, too.',
  },
});
