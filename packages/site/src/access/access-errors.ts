import { errorTable } from '@hawser/core/errors';

/** Why a caller is not let in. Of a token no more is said than what its owner can do. */
export const accessErrors = errorTable('access', {
  'unknown-caller': {
    kind: 'denied',
    status: 401,
    message: 'The site does not know who is calling.',
    hint: 'Sign in: hawser connect-site. A certificate is looked at only at {url}, and lets nobody in any more once it has ended or was revoked.',
  },
  'bad-token': {
    kind: 'denied',
    status: 401,
    message: 'The site does not take this sign-in.',
    hint: 'Sign in again: hawser connect-site. If that does not help, the log of the site says why.',
  },
  'token-ended': {
    kind: 'denied',
    status: 401,
    message: 'The sign-in has ended.',
    hint: 'Sign in again: hawser connect-site',
  },
  'bad-password': {
    kind: 'denied',
    status: 401,
    message: 'The site does not take this name with this password.',
    hint: 'Give those that you sign in with. A password that somebody else has chosen is to be changed first: sign in with a browser.',
  },
  'password-later': {
    kind: 'unreachable',
    status: 429,
    message: 'The site looks at no passwords from there for {seconds} seconds.',
    hint: 'Wait so long, and give the right one then.',
  },
  'step-up': {
    kind: 'denied',
    status: 401,
    message: '{name} has to prove by a second factor who he is, for this is more than usual.',
    hint: 'Sign in with it: hawser connect-site',
  },
  'issuer-away': {
    kind: 'unreachable',
    message: 'The directory that has signed the caller in does not give its keys to the site.',
    hint: 'Try again soon. If it stays so, an administrator sees why: hawser test-site',
  },
  open: {
    kind: 'failed',
    message: 'The site lets somebody in who has proved nothing.',
    hint: 'Stop it, and look at what stands between it and its callers.',
  },
  'missing-role': {
    kind: 'denied',
    message: '{name} may not do this: the role {role} is needed.',
    hint: 'Ask somebody with the role Site.Admin for it.',
  },
});
