import { errorTable } from '@hawser/core/errors';

/** Why it is not believed who somebody is who is known already and wants to change how he proves it. */
export const proofErrors = errorTable('proof', {
  refused: {
    kind: 'denied',
    message: 'The {what} of {name} is another one.',
    hint: 'Type it again. Who has forgotten it asks somebody with the role Site.Admin.',
  },
  later: {
    kind: 'denied',
    status: 429,
    message: 'After too many wrong ones no {what} of {name} is looked at for {seconds} s.',
    hint: 'Wait, or have it ended by somebody with the role Site.Admin: hawser unlock-site-user',
  },
  away: {
    kind: 'unreachable',
    message: 'The {what} cannot be checked at the moment.',
    hint: 'Try again in {seconds} s. Somebody with the role Site.Admin sees why: hawser get-site-directory',
  },
  'no-person': {
    kind: 'usage',
    message: '{name} is not one of the people of the directory of this site.',
    hint: 'Name somebody who is: hawser get-site-user. Others have their passwords and authenticators where they come from.',
  },
});
