import { errorTable } from '@hawser/core/errors';

/** Why a caller is not let in. */
export const accessErrors = errorTable('access', {
  'unknown-caller': {
    kind: 'denied',
    status: 401,
    message: 'The site does not know who is calling.',
    hint: 'Use a profile that signs in, see: hawser get-profile. A certificate is looked at only at {url}.',
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
