import { errorTable } from '@hawser/core/errors';

/** Why a rule of access is not set. */
export const accessRuleErrors = errorTable('access-rule', {
  unknown: {
    kind: 'not-found',
    message: 'There is no {kind} {name}.',
    hint: 'See those there are: hawser get-site-access-rule',
  },
  'locks-out': {
    kind: 'conflict',
    message: 'You have signed in with one factor, and would be refused yourself from then on.',
    hint: 'Sign in with a second one first, see hawser enable-site-user-totp; or use -Force.',
  },
});
