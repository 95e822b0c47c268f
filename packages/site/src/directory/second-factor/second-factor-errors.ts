import { errorTable } from '@hawser/core/errors';

/** What can be wrong around somebody's second factor. */
export const secondFactorErrors = errorTable('second-factor', {
  'there-already': {
    kind: 'conflict',
    message: '{name} has an authenticator already.',
    hint: 'For another one take it away first: hawser disable-site-user-totp -Name "{name}"',
  },
  'not-there': {
    kind: 'not-found',
    message: '{name} has no authenticator.',
    hint: 'Set one up: hawser enable-site-user-totp -Name "{name}"',
  },
  'not-begun': {
    kind: 'conflict',
    message: 'No authenticator is being set up for {name}, or it was begun anew meanwhile.',
    hint: 'Begin again: hawser enable-site-user-totp -Name "{name}"',
  },
  'wrong-code': {
    kind: 'denied',
    message: 'The code is not the one that the authenticator shows now.',
    hint: 'Wait for its next one. If that is wrong, too, look at the clock of the device, and of the site.',
  },
  sealed: {
    kind: 'failed',
    message:
      'What the codes of {name} are made from cannot be read: it was sealed under another key.',
    hint: 'Give the site its own key back, or take the authenticator away: hawser disable-site-user-totp -Name "{name}"',
  },
});
