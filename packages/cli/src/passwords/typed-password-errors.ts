import { errorTable } from '@hawser/core/errors';

export const typedPasswordErrors = errorTable('typed-password', {
  'not-the-same': {
    kind: 'usage',
    message: 'The password was typed differently the second time.',
    hint: 'Repeat the command.',
  },
});
