import { errorTable } from '@hawser/core/errors';

/** What can be wrong with a request before anything looks at what it asks for. */
export const requestErrors = errorTable('request', {
  'no-such-path': {
    kind: 'not-found',
    message: 'There is nothing at {method} {path}.',
    hint: 'Look at the address, and whether the site has the version that the caller expects.',
  },
  'wrong-method': {
    kind: 'usage',
    status: 405,
    message: 'The site does not take {method} at {path}.',
    hint: 'It takes {allowed} there.',
  },
  'too-many': {
    kind: 'usage',
    status: 429,
    message: 'There were too many requests in a short time.',
    hint: 'Go on in {seconds} s. If a program needs more than that, an administrator can allow it by -RequestsPerSecond.',
  },
  'unmet-expectation': {
    kind: 'usage',
    status: 417,
    message: 'The site does not do what the header Expect asks for.',
    hint: 'Leave the header out.',
  },
  invalid: {
    kind: 'usage',
    message: '{part} of the request is not as it should be: {reason}.',
    hint: 'Correct it, then repeat the request.',
  },
  refused: {
    kind: 'usage',
    message: 'The request cannot be understood: {reason}.',
    hint: 'Correct it, then repeat the request.',
  },
  'too-large': {
    kind: 'usage',
    status: 413,
    message: 'The request is larger than {limit} bytes.',
    hint: 'Send less at a time.',
  },
  'too-deep': {
    kind: 'usage',
    message: 'The body of the request has more than {most} levels.',
    hint: 'Correct it, then repeat the request.',
  },
  'wrong-type': {
    kind: 'usage',
    status: 415,
    message: 'The site takes no body of the type {type} here.',
    hint: 'Send JSON, and say so: Content-Type: application/json',
  },
  'head-too-large': {
    kind: 'usage',
    status: 431,
    message: 'The headers of the request are too large.',
    hint: 'Send fewer or shorter ones; cookies of other sites are often the cause.',
  },
  'too-slow': {
    kind: 'usage',
    status: 408,
    message: 'The request did not arrive in time.',
    hint: 'Repeat it; if that stays so, look at the connection between the caller and the site.',
  },
});
