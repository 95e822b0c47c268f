import { errorTable } from '@hawser/core/errors';

export const proofCommandErrors = errorTable('proof-command', {
  'nobody-sees': {
    kind: 'usage',
    message: 'What is secret is shown only on a terminal, and there is none.',
    hint: 'Name a new file for it: -SecretPath FILE',
  },
});
