import { errorTable } from '@hawser/core/errors';

/** Why a change that depends on the version of a thing is not made. */
export const conditionErrors = errorTable('condition', {
  missing: {
    kind: 'usage',
    status: 428,
    message: 'The request does not say which version it changes.',
    hint: 'Fetch the thing, and send its ETag as If-Match; or If-Match: * to change whichever version there is.',
  },
  malformed: {
    kind: 'usage',
    message: 'The header {header} is not as it should be.',
    hint: 'Send the ETag of what was fetched, in its quotes, or an asterisk.',
  },
  'no-version': {
    kind: 'conflict',
    status: 412,
    message: 'What If-Match names is no version of this.',
    hint: 'Fetch the thing, and send its ETag as it is.',
  },
  'other-version': {
    kind: 'conflict',
    status: 412,
    message: '{what} was changed meanwhile: it has version {version} now, not {wanted}.',
    hint: 'Look at it again, then decide whether the change is still the right one.',
  },
});
